import type { ResultSeries, ResultValue } from "@crossbay/contract";
import type uPlot from "uplot";

type Range = ResultValue["range"];

export interface TrendPoints {
  seconds: number[];
  numbers: number[];
  /** The range of the newest value that has one. */
  range: Range;
  /** Lowest and highest of the vertical axis: all values and the range, with air. */
  bounds: [number, number];
}

/** The values that are numbers, oldest first, with the bounds to draw them in. */
export function trendPoints({ values }: Pick<ResultSeries, "values">): TrendPoints {
  const points = values
    .flatMap(({ number, at, from }) =>
      number === undefined ? [] : [{ number, seconds: Date.parse(at ?? from.at) / 1000 }],
    )
    .sort((one, other) => one.seconds - other.seconds);
  const range = values.find((value) => value.range)?.range;
  const numbers = points.map(({ number }) => number);
  const held = [...numbers, ...[range?.low, range?.high].filter((bound) => bound !== undefined)];
  const low = Math.min(...held);
  const high = Math.max(...held);
  const air = (high - low || Math.abs(high) || 1) * 0.15;
  const floor = low >= 0 ? Math.max(0, low - air) : low - air;
  return { seconds: points.map(({ seconds }) => seconds), numbers, range, bounds: [floor, high + air] };
}

/** Paints the range of the source behind the line; a range open at one side reaches the edge. */
export function drawRangeBand(plot: uPlot, range: Range, colours: { fill: string; line: string }): void {
  if (range?.low === undefined && range?.high === undefined) return;
  const { ctx, bbox } = plot;
  const top = range.high === undefined ? bbox.top : plot.valToPos(range.high, "y", true);
  const bottom = range.low === undefined ? bbox.top + bbox.height : plot.valToPos(range.low, "y", true);
  ctx.save();
  ctx.fillStyle = colours.fill;
  ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  ctx.strokeStyle = colours.line;
  ctx.setLineDash([4, 4]);
  ctx.beginPath();
  for (const edge of [range.high === undefined ? [] : [top], range.low === undefined ? [] : [bottom]].flat()) {
    ctx.moveTo(bbox.left, edge);
    ctx.lineTo(bbox.left + bbox.width, edge);
  }
  ctx.stroke();
  ctx.restore();
}
