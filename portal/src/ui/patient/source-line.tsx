import type { Provenance } from "@crossbay/contract";
import { formatDateTime } from "../dates/format-date.ts";
import { useWords } from "../words/words.ts";
import style from "./source-line.module.css";

/** Where a line comes from and when its source said it. Below clinical level the source has no name. */
export function SourceLine({ from }: { from: Provenance }) {
  const words = useWords();
  return (
    <span className={style.source}>
      {from.source && <span>{from.source}</span>}
      <time dateTime={from.at} className={style.time}>
        {formatDateTime(from.at, words)}
      </time>
    </span>
  );
}
