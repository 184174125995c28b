import type { ReactNode } from "react";
import { splitOwnPages } from "./split-own-pages.ts";

/** The text with the addresses of the exchange's own pages as links; no other address becomes one. */
export const linkOwnPages = (text: string): ReactNode[] =>
  splitOwnPages(text).map(({ at, part, link }) =>
    link ? (
      <a key={at} href={part} target="_blank" rel="noopener">
        {part}
      </a>
    ) : (
      part
    ),
  );
