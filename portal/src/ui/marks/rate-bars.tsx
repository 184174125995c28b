import style from "./rate-bars.module.css";

const height = 28;
const step = 2;
const bar = 1.5;

interface Props {
  /** Counts, the oldest first. */
  counts: readonly number[];
  /** Says in words what the picture shows. */
  label: string;
}

/** A bar for each count; where nothing was, a dot on the ground line, so that a gap is seen as a gap. */
export function RateBars({ counts, label }: Props) {
  const most = Math.max(...counts, 1);
  const width = counts.length * step;
  return (
    <svg
      className={style.rate}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path className={style.nothing} d={pathOf(counts, (count) => (count === 0 ? 1 : 0))} />
      <path
        className={style.bars}
        d={pathOf(counts, (count) => (count === 0 ? 0 : 2 + (count / most) * (height - 2)))}
      />
    </svg>
  );
}

function pathOf(counts: readonly number[], heightOf: (count: number) => number): string {
  return counts
    .map((count, place) => {
      const tall = Math.round(heightOf(count) * 10) / 10;
      return tall === 0 ? "" : `M${place * step} ${height}v${-tall}h${bar}v${tall}z`;
    })
    .join("");
}
