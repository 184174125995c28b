import type { ResultSeries } from "@crossbay/contract";
import { sparkPath } from "./spark-path.ts";
import style from "./sparkline.module.css";

const width = 64;
const height = 24;

/** The course of the newest values, with the range of the newest behind it. Decoration: the values stand beside it. */
export function Sparkline({ series }: { series: ResultSeries }) {
  const spark = sparkPath(series.values, { width, height });
  if (!spark) return null;
  return (
    <svg className={style.spark} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {spark.band && <rect className={style.band} x="0" width={width} y={spark.band.top} height={spark.band.height} />}
      <path className={style.line} d={spark.path} />
      <circle className={style.last} cx={spark.last.x} cy={spark.last.y} r="2.5" />
    </svg>
  );
}
