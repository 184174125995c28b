import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import style from "./rail.module.css";

interface Props {
  to: LinkProps["to"];
  icon: ReactNode;
  word: string;
  /** Pages below this one have entries of their own. */
  exact?: boolean;
  aside?: ReactNode;
  onChosen?: (() => void) | undefined;
}

/** An entry of the rail. */
export function RailLink({ to, icon, word, exact = false, aside, onChosen }: Props) {
  return (
    <Link
      to={to}
      className={style.link}
      activeProps={{ "aria-current": "page" }}
      activeOptions={{ includeSearch: false, exact }}
      onClick={() => onChosen?.()}
    >
      {icon}
      <span>{word}</span>
      {aside}
    </Link>
  );
}
