import { Link } from "@tanstack/react-router";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";
import type { RailEntry } from "./rail-entries.tsx";

interface Props {
  entry: RailEntry;
  /** The reader is on this page, or on one that belongs to it. */
  current: boolean;
  short: boolean;
  onChosen?: (() => void) | undefined;
}

/** An entry of the rail. */
export function RailLink({ entry, current, short, onChosen }: Props) {
  const { to, word, icon, aside } = entry;
  const words = useWords().frame.rail[word];
  return (
    <Link
      to={to}
      className={style.link}
      aria-current={current ? "page" : undefined}
      activeOptions={{ includeSearch: false, exact: true }}
      onClick={() => onChosen?.()}
    >
      {icon}
      <span>{short ? words.short : words.long}</span>
      {aside}
    </Link>
  );
}
