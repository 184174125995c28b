import { Link, type LinkProps } from "@tanstack/react-router";
import { BackIcon } from "../icons.tsx";
import style from "./work-page.module.css";

interface Props {
  to: LinkProps["to"];
  params?: LinkProps["params"];
  word: string;
}

/** The way to the page above. */
export function BackLink({ to, params, word }: Props) {
  return (
    <Link to={to} params={params} className={style.back}>
      <BackIcon /> {word}
    </Link>
  );
}
