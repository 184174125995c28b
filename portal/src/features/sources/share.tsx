import { useWords } from "../../ui/words/words.ts";

/** A share as a percentage; a dash where there is nothing to have a share of. */
export function Share({ share }: { share: number | undefined }) {
  const { sources, times } = useWords();
  return <>{share === undefined ? sources.notKnown : times.percent(percentOf(share))}</>;
}

/** Whole percents, but never 100 while something is missing and never 0 while something is there. */
export function percentOf(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 100 && share < 1) return "> 99";
  return percent === 0 && share > 0 ? "< 1" : String(percent);
}
