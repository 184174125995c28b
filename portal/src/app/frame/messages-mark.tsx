import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { unreadThreadsQuery } from "../../ui/api/message-queries.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";

/** In how many threads something is unread. Nothing while there is none. */
export function MessagesMark() {
  const { messages, times } = useWords();
  const { data: unread = 0 } = useQuery({ ...unreadThreadsQuery, select: ({ unread }) => unread });
  if (unread === 0) return null;
  return (
    <span className={style.count}>
      <span aria-hidden="true">{times.count(unread)}</span>
      <VisuallyHidden>{messages.unreadThreads(unread)}</VisuallyHidden>
    </span>
  );
}
