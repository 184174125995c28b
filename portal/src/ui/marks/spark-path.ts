import type { ResultValue } from "@crossbay/contract";

interface Size {
  width: number;
  height: number;
}

export interface Spark {
  path: string;
  last: { x: number; y: number };
  /** Where the range of the newest value lies, cut to the picture. */
  band: { top: number; height: number } | undefined;
}

const margin = 3;

/** Values newest first, drawn oldest at the left; `undefined` when fewer than two are numbers. */
export function sparkPath(values: readonly ResultValue[], { width, height }: Size): Spark | undefined {
  const points = values
    .flatMap(({ number, at, from }) => (number === undefined ? [] : [{ number, time: Date.parse(at ?? from.at) }]))
    .reverse();
  if (points.length < 2) return undefined;
  const numbers = points.map(({ number }) => number);
  const bounds = [values[0]?.range?.low, values[0]?.range?.high].filter((bound) => bound !== undefined);
  const low = Math.min(...numbers, ...bounds);
  const high = Math.max(...numbers, ...bounds);
  const start = points[0]!.time;
  const span = points.at(-1)!.time - start;
  const y = (number: number) => round(height - margin - share(number - low, high - low) * (height - 2 * margin));
  const x = (time: number, place: number) =>
    round(margin + (span > 0 ? (time - start) / span : place / (points.length - 1)) * (width - 2 * margin));
  const places = points.map(({ number, time }, place) => ({ x: x(time, place), y: y(number) }));
  return {
    path: places.map((place, index) => `${index === 0 ? "M" : "L"}${place.x} ${place.y}`).join(""),
    last: places.at(-1)!,
    band: bandOf(values[0]?.range, { y, height }),
  };
}

function bandOf(range: ResultValue["range"], { y, height }: { y: (number: number) => number; height: number }) {
  if (range?.low === undefined && range?.high === undefined) return undefined;
  const top = range.high === undefined ? 0 : y(range.high);
  const bottom = range.low === undefined ? height : y(range.low);
  return { top, height: round(bottom - top) };
}

/** All values alike stand in the middle. */
const share = (part: number, whole: number) => (whole === 0 ? 0.5 : part / whole);
const round = (number: number) => Math.round(number * 10) / 10;
