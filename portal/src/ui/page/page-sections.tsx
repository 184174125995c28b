import { Link, type LinkProps } from "@tanstack/react-router";
import style from "./page-sections.module.css";

interface Props {
  label: string;
  sections: readonly { to: LinkProps["to"]; word: string; exact?: boolean }[];
}

/** The ways to the pages of one kind of work, below the heading of each of them. */
export function PageSections({ label, sections }: Props) {
  return (
    <nav className={style.sections} aria-label={label}>
      {sections.map(({ to, word, exact = false }) => (
        <Link key={to} to={to} activeOptions={{ exact, includeSearch: false }} className={style.section}>
          {word}
        </Link>
      ))}
    </nav>
  );
}
