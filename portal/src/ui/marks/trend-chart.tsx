import type { ResultSeries } from "@crossbay/contract";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatDate } from "../dates/format-date.ts";
import { useWords } from "../words/words.ts";
import style from "./trend-chart.module.css";
import { drawRangeBand, trendPoints } from "./trend-points.ts";

interface Props {
  series: ResultSeries;
  /** Says in words what the picture shows; the table beside it holds the values. */
  label: string;
}

/** The course of one test over time, with the range of its source behind it. */
export function TrendChart({ series, label }: Props) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme("light");

  // biome-ignore lint/correctness/useExhaustiveDependencies: another colour scheme has other tokens, so the picture is drawn anew.
  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const token = (name: string) => getComputedStyle(place).getPropertyValue(name).trim();
    const font = `12px ${getComputedStyle(place).fontFamily}`;
    const points = trendPoints(series);
    const axis = {
      stroke: token("--cb-quiet"),
      grid: { stroke: token("--cb-line"), width: 1 },
      ticks: { show: false },
      font,
    };
    const line = token("--cb-spark");
    const plot = new UPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false } },
        padding: [12, 16, 0, 0],
        scales: { x: { range: (_plot, low, high) => paddedSpan(low, high) }, y: { range: () => points.bounds } },
        axes: [
          {
            ...axis,
            space: 90,
            size: 32,
            values: (_plot, seconds) => seconds.map((each) => formatDate(new Date(each * 1000).toISOString(), words)),
          },
          { ...axis, label: series.unit ?? "", labelFont: font, labelSize: 20, size: 44 },
        ],
        series: [
          {},
          { stroke: line, width: 2, points: { show: true, size: 7, fill: token("--cb-surface"), stroke: line } },
        ],
        hooks: {
          drawClear: [
            (drawn) =>
              drawRangeBand(drawn, points.range, { fill: token("--cb-range"), line: token("--cb-range-line") }),
          ],
        },
      },
      [points.seconds, points.numbers],
      place,
    );
    const watcher = new ResizeObserver(() => plot.setSize({ width: place.clientWidth, height: place.clientHeight }));
    watcher.observe(place);
    return () => {
      watcher.disconnect();
      plot.destroy();
    };
  }, [series, words, scheme]);

  return <div className={style.trend} ref={box} role="img" aria-label={label} />;
}

const daySeconds = 86_400;

/** Air at both ends, and days as the finest step: a single day of values does not fill an axis with the same date. */
function paddedSpan(low: number, high: number): [number, number] {
  const air = Math.max((high - low) * 0.04, daySeconds);
  return [low - air, high + air];
}
