import type { TrainingOverview } from "@crossbay/contract";
import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trainingQuery } from "../../ui/api/training-queries.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./rail.module.css";

const readAgainAfterMs = 60 * 60_000;

/** That training is due soon or overdue. Nothing while it is neither. */
export function TrainingMark() {
  const { training } = useWords();
  const { data } = useQuery({
    ...trainingQuery,
    staleTime: readAgainAfterMs,
    refetchInterval: readAgainAfterMs,
    select: markOf,
  });
  if (!data) return null;
  return (
    <span className={style.mark} data-mark={data}>
      <span aria-hidden="true">{training.mark[data]}</span>
      <VisuallyHidden>{training.markSaid[data]}</VisuallyHidden>
    </span>
  );
}

function markOf({ courses }: TrainingOverview): "due" | "overdue" | undefined {
  const states = new Set(courses.map(({ state }) => state));
  return states.has("overdue") ? "overdue" : states.has("due") ? "due" : undefined;
}
