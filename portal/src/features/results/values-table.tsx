import type { ResultSeries } from "@crossbay/contract";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { MeasuredValue } from "../../ui/marks/measured-value.tsx";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./results.module.css";

/** All values of the test, newest first: what the picture shows, in words and numbers. */
export function ValuesTable({ series }: { series: ResultSeries }) {
  const words = useWords();
  const { results } = words;
  const left = series.count - series.values.length;
  return (
    <>
      <table className={style.values}>
        <caption>{results.table}</caption>
        <thead>
          <tr>
            <th scope="col">{results.when}</th>
            <th scope="col">{results.value}</th>
            <th scope="col" className={style.wideOnly}>
              {results.range}
            </th>
            <th scope="col" className={style.wideOnly}>
              {results.sourceAndTime}
            </th>
          </tr>
        </thead>
        <tbody>
          {series.values.map((value) => (
            <tr key={value.id}>
              <th scope="row">
                {formatDateTime(value.at ?? value.from.at, words)}
                <span className={style.narrowOnly}>
                  <SourceLine from={value.from} line={{ name: series.name, at: value.at, resourceId: value.id }} />
                </span>
              </th>
              <td>
                <MeasuredValue value={value} aligned />
                {value.status !== "final" && <span className={style.status}>{value.status}</span>}
                {value.range && <span className={style.narrowOnly}>{value.range.text}</span>}
                {value.note && <p className={style.note}>{value.note}</p>}
              </td>
              <td className={`${style.quiet} ${style.wideOnly}`}>{value.range?.text}</td>
              <td className={style.wideOnly}>
                <SourceLine from={value.from} line={{ name: series.name, at: value.at, resourceId: value.id }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className={style.withholding}>{results.olderExist(series.values.length, series.count)}</p>}
    </>
  );
}
