import type { ResultSeries } from "@crossbay/contract";
import { Fragment } from "react";
import { formatDate } from "../../ui/dates/format-date.ts";
import { OwnWindowIcon } from "../../ui/icons.tsx";
import { MeasuredValue } from "../../ui/marks/measured-value.tsx";
import { Sparkline } from "../../ui/marks/sparkline.tsx";
import { splitTestName } from "../../ui/marks/split-test-name.ts";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useResultOpening } from "../../ui/session/result-opening.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import type { ResultGroup } from "./order-results.ts";

interface Props {
  groups: readonly ResultGroup[];
  mayOpen: boolean;
  /** With the values before the latest, for which a summary has no room. */
  full?: boolean;
}

/** The newest value of each test under its panel, with mark, range and course. */
export function ResultsTable({ groups, mayOpen, full = false }: Props) {
  const { chart: text } = useWords();
  const columns = full ? 6 : 5;
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{text.test}</th>
          <th scope="col" className={style.latest}>
            {text.latest}
          </th>
          <th scope="col" className={style.wideOnly}>
            {text.range}
          </th>
          {full && (
            <th scope="col" className={style.wideOnly}>
              {text.before}
            </th>
          )}
          <th scope="col">{text.trend}</th>
          <th scope="col" className={style.wideOnly}>
            {text.sourceAndTime}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.category}>
            <tr className={style.group}>
              <th scope="rowgroup" colSpan={columns}>
                {group.category}
              </th>
            </tr>
            {group.series.map((series) => (
              <ResultRow key={series.seriesId} series={series} mayOpen={mayOpen} full={full} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function ResultRow({ series, mayOpen, full }: { series: ResultSeries; mayOpen: boolean; full: boolean }) {
  const words = useWords();
  const personId = usePersonId();
  const open = useResultOpening();
  const name = splitTestName(series.name);
  // The icon never stands on a line of its own: it keeps to the last word.
  const lastWordAt = name.what.lastIndexOf(" ") + 1;
  const [newest, ...before] = series.values;
  if (!newest) return null;
  const line = { name: name.what, at: newest.at, resourceId: newest.id };
  return (
    <tr>
      <th scope="row">
        {mayOpen ? (
          <button
            type="button"
            className={style.test}
            aria-label={words.chart.openTrend(series.name)}
            onClick={() => open({ personId, seriesId: series.seriesId, name: series.name })}
          >
            <span>{name.what.slice(0, lastWordAt)}</span>
            <span className={style.lastWord}>
              <span>{name.what.slice(lastWordAt)}</span>
              <OwnWindowIcon />
            </span>
          </button>
        ) : (
          name.what
        )}
        {name.how && <span className={style.how}>{name.how}</span>}
        <span className={style.narrowOnly}>
          <SourceLine from={newest.from} line={line} />
        </span>
      </th>
      <td>
        <MeasuredValue value={newest} aligned />
        {newest.range && <span className={`${style.narrowOnly} ${style.detail}`}>{newest.range.text}</span>}
      </td>
      <td className={`${style.wideOnly} ${style.range}`}>{newest.range?.text}</td>
      {full && (
        <td className={`${style.wideOnly} ${style.detail}`}>
          {before.slice(0, 2).map((value) => (
            <span key={value.id} className={style.before}>
              {value.comparator}
              {value.value} <span>({formatDate(value.at ?? value.from.at, words)})</span>
            </span>
          ))}
        </td>
      )}
      <td className={style.spark}>
        <Sparkline series={series} />
      </td>
      <td className={`${style.wideOnly} ${style.source}`}>
        <SourceLine from={newest.from} line={line} />
      </td>
    </tr>
  );
}
