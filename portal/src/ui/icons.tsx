import { Icon } from "./icon.tsx";

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="M10.5 10.5 14 14" />
  </Icon>
);

/** Several streams that run into one. */
export const SourcesIcon = () => (
  <Icon>
    <path d="M2.5 3h3l4 5h4M2.500 8h11M2.500 13h3l4-5" />
    <path d="m11.500 6 2 2-2 2" />
  </Icon>
);

export const PersonIcon = () => (
  <Icon>
    <circle cx="8" cy="5" r="2.75" />
    <path d="M2.5 14c.5-3 2.6-4.5 5.5-4.5S13 11 13.5 14" />
  </Icon>
);

export const OwnWindowIcon = () => (
  <Icon>
    <path d="M6 3.5H3v9.5h9.5V10M9 3h4v4M13 3 7.5 8.5" />
  </Icon>
);

export const MenuIcon = () => (
  <Icon>
    <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
  </Icon>
);

export const CollapseIcon = () => (
  <Icon>
    <path d="M9.5 4 5.5 8l4 4M13 3v10" />
  </Icon>
);

export const ExpandIcon = () => (
  <Icon>
    <path d="m6.5 4 4 4-4 4M3 3v10" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
    <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
  </Icon>
);

/** A pulse on a line. */
export const FeedIcon = () => (
  <Icon>
    <path d="M1.5 8.500h3l1.5-5 3.5 9.5 2-4.500h3" />
  </Icon>
);

/** A tray that holds something. */
export const HeldIcon = () => (
  <Icon>
    <path d="M2 9.5 4 3h8l2 6.500V13H2zM2 9.500h3.500l1 2h3l1-2H14" />
  </Icon>
);

/** A sheet under a lens. */
export const TryIcon = () => (
  <Icon>
    <path d="M7 13.500H3v-11h7v3.500M5.5 5.500h2M5.5 8h1" />
    <circle cx="10.5" cy="9.5" r="2.5" />
    <path d="m12.5 11.5 1.8 1.8" />
  </Icon>
);

/** An open book. */
export const LearnIcon = () => (
  <Icon>
    <path d="M8 4.5C6.500 3.300 4.500 3 2 3v9c2.500 0 4.500.300 6 1.500 1.500-1.200 3.500-1.500 6-1.500V3c-2.500 0-4.500.300-6 1.500zM8 4.500v9" />
  </Icon>
);

/** A board with lines, on its stand. */
export const TeachIcon = () => (
  <Icon>
    <path d="M2 3h12v7.500H2zM5 5.500h6M5 8h3.500M8 10.500V12M5 14l3-2 3 2" />
  </Icon>
);

/** Three steps up. */
export const StepsIcon = () => (
  <Icon>
    <path d="M2 13.5h12M2 13.500v-3h4v-3h4v-3h4v9" />
  </Icon>
);

/** A sheet of rows and columns. */
export const SheetIcon = () => (
  <Icon>
    <path d="M2.5 3h11v10.5h-11zM2.5 6.500h11M2.500 10h11M6.500 3v10.500" />
  </Icon>
);

export const PeopleIcon = () => (
  <Icon>
    <circle cx="6" cy="5.5" r="2.25" />
    <path d="M1.500 13.500c.4-2.600 2-4 4.500-4s4.100 1.400 4.500 4M10.500 3.500a2.250 2.250 0 0 1 0 4M12.200 10c1.300.6 2 1.800 2.300 3.500" />
  </Icon>
);

/** Lines, each with its tick. */
export const CheckListIcon = () => (
  <Icon>
    <path d="m2 4 1.200 1.200L5.500 3M2 9l1.200 1.200L5.500 8M8 4.500h6M8 9.500h6M8 13.500h6M2.500 13.500h2" />
  </Icon>
);

/** A tray on which something waits. */
export const DeskIcon = () => (
  <Icon>
    <path d="M1.500 9.500h13M3 9.500V14M13 9.500V14M4.500 6.500h4v3h-4zM10.500 9.500v-5h2" />
  </Icon>
);

/** An anchor: who lies in this harbour. */
export const AnchorIcon = () => (
  <Icon>
    <circle cx="8" cy="3.500" r="1.500" />
    <path d="M8 5v9M5.500 7.500h5M2.500 9.500c.3 2.800 2.500 4.500 5.500 4.500s5.200-1.700 5.500-4.500" />
  </Icon>
);

export const CallIcon = () => (
  <Icon>
    <path d="M3 2.500h2.500l1.200 3-1.500 1.200c.8 1.700 2.100 3 3.800 3.800l1.200-1.500 3 1.200V13c0 .6-.4 1-1 1C7 14 2 9 2 3.500c0-.6.4-1 1-1z" />
  </Icon>
);

export const LetterIcon = () => (
  <Icon>
    <path d="M2 3.500h12v9H2zM2 4l6 5 6-5" />
  </Icon>
);

/** Two at one place. */
export const TwoPeopleIcon = () => (
  <Icon>
    <circle cx="5.500" cy="5.500" r="2.200" />
    <circle cx="10.500" cy="5.500" r="2.200" />
    <path d="M1.500 13.500c.3-2.600 1.900-4 4-4s3.700 1.400 4 4M11.500 9.600c1.800.2 2.800 1.600 3 3.900" />
  </Icon>
);

export const BackIcon = () => (
  <Icon>
    <path d="M9.5 4 5.5 8l4 4" />
  </Icon>
);

/** A harbour beacon over water: the mark of the product. */
export const BeaconIcon = () => (
  <Icon>
    <path d="M8 2v5M5.5 4.5h5M1.5 11c2 0 2-1.5 3.5-1.5S6.5 11 8 11s1.5-1.5 3-1.5 1.5 1.5 3.5 1.5M3.5 14c1.2 0 1.5-1 2.5-1s1.2 1 2 1 1.2-1 2-1 1.3 1 2.5 1" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon>
    <path d="M8 2.5 14.5 13.5h-13ZM8 6.5v3.5M8 11.9v.1" />
  </Icon>
);

export const BrokenGlassIcon = () => (
  <Icon>
    <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" />
    <path d="M8.5 2.5 7 6.5l2.5 1.5-2 5.5M7 6.5 2.5 9.5M9.5 8l4 1.5" />
  </Icon>
);

export const LawIcon = () => (
  <Icon>
    <path d="M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.5 9h3ZM13 4.5 11.5 9h3Z" />
  </Icon>
);

export const ArriveIcon = () => (
  <Icon>
    <path d="M9.5 2.5h4v11h-4M2.5 8h7M6.5 5l3 3-3 3" />
  </Icon>
);

export const InboxIcon = () => (
  <Icon>
    <path d="M2.5 9.5v4h11v-4l-2-6.5h-7ZM2.5 9.5h3.2c.2 1.2 1.1 2 2.3 2s2.1-.8 2.3-2h3.2" />
  </Icon>
);

export const PenIcon = () => (
  <Icon>
    <path d="M3 13l.8-3L11 2.8l2.2 2.2L6 12.2ZM9.5 4.3l2.2 2.2" />
  </Icon>
);

export const ShieldIcon = () => (
  <Icon>
    <path d="M8 2 3 3.75v4C3 11 5.2 13.25 8 14.25c2.8-1 5-3.25 5-6.5v-4z" />
  </Icon>
);

export const EyeIcon = () => (
  <Icon>
    <path d="M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8z" />
    <circle cx="8" cy="8" r="2" />
  </Icon>
);

export const FlagIcon = () => (
  <Icon>
    <path d="M3.5 14.5v-12c3-1.5 6 1.5 9 0v6.5c-3 1.5-6-1.5-9 0" />
  </Icon>
);

export const QuestionIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M6.25 6.25c.25-2 3.5-2 3.5 0 0 1.25-1.75 1.4-1.75 2.75M8 11.25v.1" />
  </Icon>
);
