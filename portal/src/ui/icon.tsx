import type { ReactNode } from "react";

interface Props {
  children: ReactNode;
}

/** Icons only ever stand beside words, so they are silent to screen readers. */
export function Icon({ children }: Props) {
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
