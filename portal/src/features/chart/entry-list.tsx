import type { Provenance } from "@crossbay/contract";
import type { ReactNode } from "react";
import { type NamedLine, SourceLine } from "../../ui/patient/source-line.tsx";
import style from "./chart.module.css";

interface Entry {
  key: string;
  main: ReactNode;
  detail?: string | undefined;
  from: Provenance;
  line: NamedLine;
}

/** Lines of the chart, each with its source and time. */
export function EntryList({ entries }: { entries: Entry[] }) {
  return (
    <ul className={style.entries}>
      {entries.map(({ key, main, detail, from, line }) => (
        <li key={key}>
          <div className={style.main}>{main}</div>
          {detail && <div className={style.detail}>{detail}</div>}
          <SourceLine from={from} line={line} />
        </li>
      ))}
    </ul>
  );
}

/** Parts of a detail line that exist, with a middle dot between them. */
export const joined = (...parts: (string | undefined)[]): string | undefined =>
  parts.filter((part) => part).join(" · ") || undefined;
