import { VisuallyHidden } from "@mantine/core";
import type { CSSProperties } from "react";
import { useWords } from "../../ui/words/words.ts";
import style from "./evidence-table.module.css";

interface Props {
  label: string;
  fields: readonly { field: string; bits: number; words: string }[];
}

/** A bar to the right for what speaks for the same person, to the left for what speaks against, each with its number. */
export function EvidenceTable({ label, fields }: Props) {
  const { tryMessage: text } = useWords();
  const most = Math.max(...fields.map(({ bits }) => Math.abs(bits)), 1);
  return (
    <table className={style.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>{text.evidenceField}</VisuallyHidden>
          </th>
          <th scope="col">
            <VisuallyHidden>{text.evidence}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, bits, words }) => (
          <tr key={field}>
            <th scope="row">
              <span className={style.field}>{field}</span>
              <span className={style.words}>{words}</span>
            </th>
            <td>
              <div className={style.evidence}>
                <span className={style.bar} aria-hidden="true">
                  <span
                    className={style.fill}
                    data-against={bits < 0 || undefined}
                    style={{ "--share": Math.abs(bits) / most } as CSSProperties}
                  />
                </span>
                <span
                  className={style.bits}
                >{`${bits < 0 ? "−" : bits > 0 ? "+" : ""}${Math.abs(bits).toFixed(1)}`}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
