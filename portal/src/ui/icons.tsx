import type { ReactNode } from "react";

interface Props {
  children: ReactNode;
}

/** Icons only ever stand beside words, so they are silent to screen readers. */
function Icon({ children }: Props) {
  return (
    <svg
      width="1em"
      height="1em"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.5" />
    <path d="M10.5 10.5 14 14" />
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
