import type { Failure } from "../api/ask.ts";
import style from "./notice.module.css";

/** What the exchange found wrong, one sentence for each; stands in the notice of a form that has no place beside the fields. */
export function FaultList({ failure }: { failure: Failure }) {
  const faults = failure.kind === "refused" ? (failure.problem.fields ?? []) : [];
  if (faults.length === 0) return null;
  return (
    <ul className={style.faults}>
      {[...new Set(faults.map(({ detail }) => detail))].map((detail) => (
        <li key={detail}>{detail}</li>
      ))}
    </ul>
  );
}
