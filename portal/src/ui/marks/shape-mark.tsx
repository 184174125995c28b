import type { ReactNode } from "react";
import style from "./shape-mark.module.css";

const shapes = {
  full: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  ring: <circle cx="8" cy="8" r="4.5" />,
  dashed: <circle cx="8" cy="8" r="4.5" strokeDasharray="2.3 2.4" />,
  half: (
    <>
      <circle cx="8" cy="8" r="4.5" />
      <path d="M8 3.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" stroke="none" />
    </>
  ),
  slash: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M4.5 11.500l7-7" />
    </>
  ),
  cross: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="2" fill="currentColor" />
      <path d="M5.5 5.500l5 5M10.5 5.500l-5 5" className={style.cut} />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.5 14 13H2z" />
      <path d="M8 6.500v3M8 11.300v.1" />
    </>
  ),
  check: <path d="m3 8.5 3.5 3.500L13 4.5" />,
  dash: <path d="M3.5 8h9" />,
} as const;

export type MarkShape = keyof typeof shapes;
export type MarkTone = "plain" | "accent" | "wrong" | "quiet";

interface Props {
  shape: MarkShape;
  tone: MarkTone;
  /** The word that the shape goes with. A shape never stands alone. */
  children: ReactNode;
  strong?: boolean;
}

/** A state as a shape and its word. Its tones are not those of clinical severity. */
export function ShapeMark({ shape, tone, children, strong = false }: Props) {
  return (
    <span className={style.mark} data-tone={tone} data-strong={strong || undefined}>
      <svg
        className={style.shape}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {shapes[shape]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
