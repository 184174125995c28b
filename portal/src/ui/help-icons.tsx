import { Icon } from "./icon.tsx";

/** A life ring. */
export const LifeRingIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <circle cx="8" cy="8" r="2.500" />
    <path d="m3.750 3.750 2.500 2.500M9.750 9.750l2.500 2.500M12.250 3.750l-2.500 2.500M6.250 9.750l-2.500 2.500" />
  </Icon>
);

export const RequestIcon = () => (
  <Icon>
    <path d="M13.5 11.5a1 1 0 0 1-1 1H6L3.5 14.5v-2h-.25a.75.75 0 0 1-.75-.75V4a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1z" />
    <path d="M5.5 6.25h5M5.5 9h3" />
  </Icon>
);

/** A ticket with its torn side. */
export const TicketIcon = () => (
  <Icon>
    <path d="M2 5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1.500a1.500 1.500 0 0 0 0 3V11a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V9.500a1.500 1.500 0 0 0 0-3z" />
    <path d="M9.500 4v1.500M9.500 7.250v1.500M9.500 10.500V12" />
  </Icon>
);

export const ArticleIcon = () => (
  <Icon>
    <path d="M3.500 2.500h9v11h-9z" />
    <path d="M5.750 5.500h4.500M5.750 8h4.500M5.750 10.500h2.500" />
  </Icon>
);

export const SignalIcon = () => (
  <Icon>
    <path d="M1.500 8.500h3l2-5 3 9 2-4h3" />
  </Icon>
);

/** A letter under lock. */
export const SealedIcon = () => (
  <Icon>
    <path d="M7 12.500H2.500v-9h11v3.500M2.750 4l5.250 4 5.250-4" />
    <path d="M9.500 11h4.500v3H9.500zM10.500 11v-.9a1.250 1.250 0 0 1 2.500 0v.9" />
  </Icon>
);

/** A letter that waits. */
export const HeldMailIcon = () => (
  <Icon>
    <path d="M14 7V3.5H2v9h5.5M2 4l6 4.5L14 4" />
    <circle cx="12" cy="12" r="2.5" />
  </Icon>
);
