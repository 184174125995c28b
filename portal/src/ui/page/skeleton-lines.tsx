import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useWords } from "../words/words.ts";
import style from "./skeleton-lines.module.css";
import { useDelayed } from "./use-delayed.ts";

interface Props {
  lines: number;
  label?: string;
}

/** Keeps the place of what is being read; visible only when it takes longer than a moment. */
export function SkeletonLines({ lines, label }: Props) {
  const words = useWords();
  const late = useDelayed(true);
  return (
    <div className={style.lines} aria-busy="true">
      <VisuallyHidden role="status">{late ? (label ?? words.frame.loading) : ""}</VisuallyHidden>
      {Array.from({ length: lines }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <Skeleton key={place} height={20} visible={late} className={style.line} style={{ opacity: late ? 1 : 0 }} />
      ))}
    </div>
  );
}
