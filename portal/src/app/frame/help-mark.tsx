import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ticketsQuery } from "../../ui/api/help-queries.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";

/** How many answers the reader has not opened. Nothing while there is none. */
export function HelpMark() {
  const { help, times } = useWords();
  const { data: unread = 0 } = useQuery({ ...ticketsQuery, select: ({ unread }) => unread });
  if (unread === 0) return null;
  return (
    <span className={style.count}>
      <span aria-hidden="true">{times.count(unread)}</span>
      <VisuallyHidden>{help.unread(unread)}</VisuallyHidden>
    </span>
  );
}
