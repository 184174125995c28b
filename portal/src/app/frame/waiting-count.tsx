import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { feedsQuery } from "../../ui/api/interface-queries.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";

const pollEveryMs = 60_000;

/** How many messages wait in quarantine, from the same reading that the feeds page shows. Nothing while none waits. */
export function WaitingCount() {
  const { frame, times } = useWords();
  const { data: waiting = 0 } = useQuery({
    ...feedsQuery,
    refetchInterval: pollEveryMs,
    select: ({ feeds }) => feeds.reduce((sum, feed) => sum + feed.waiting, 0),
  });
  if (waiting === 0) return null;
  return (
    <span className={style.count}>
      <span aria-hidden="true">{times.count(waiting)}</span>
      <VisuallyHidden>{frame.waiting(waiting)}</VisuallyHidden>
    </span>
  );
}
