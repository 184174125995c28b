import type { ResultSeries, ResultValue } from "@crossbay/contract";
import { MeasuredValue } from "../../ui/marks/measured-value.tsx";
import { splitTestName } from "../../ui/marks/split-test-name.ts";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./deliveries.module.css";

/** The values that were sent, critical ones first. */
export function DeliveredResults({ results }: { results: readonly ResultSeries[] }) {
  const { deliveries: text } = useWords();
  const lines = results
    .flatMap(({ name, seriesId, values }) => values.map((value) => ({ name, key: `${seriesId} ${value.id}`, value })))
    .toSorted((one, other) => severityOf(other.value) - severityOf(one.value));
  return (
    <table className={style.results}>
      <thead>
        <tr>
          <th scope="col">{text.test}</th>
          <th scope="col">{text.value}</th>
          <th scope="col">{text.range}</th>
          <th scope="col" className={style.wideOnly}>
            {text.source}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, key, value }) => (
          <ResultLine key={key} name={name} value={value} />
        ))}
      </tbody>
    </table>
  );
}

function ResultLine({ name, value }: { name: string; value: ResultValue }) {
  const { what, how } = splitTestName(name);
  return (
    <tr>
      <th scope="row">
        {what}
        {how && <span className={style.detail}>{how}</span>}
        {value.note && <span className={style.note}>{value.note}</span>}
      </th>
      <td>
        <MeasuredValue value={value} aligned />
      </td>
      <td className={style.range}>{value.range?.text}</td>
      <td className={style.wideOnly}>
        <SourceLine from={value.from} />
      </td>
    </tr>
  );
}

const severityOf = ({ critical, direction }: ResultValue): number => (critical ? 2 : direction ? 1 : 0);
