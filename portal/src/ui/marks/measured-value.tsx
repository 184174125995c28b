import type { ResultValue } from "@crossbay/contract";
import { AbnormalMark } from "./abnormal-mark.tsx";
import style from "./measured-value.module.css";

interface Props {
  value: ResultValue;
  large?: boolean;
  /** In a column of values: numbers end at one line. */
  aligned?: boolean;
}

/** One value with its unit and mark. A value is never cut. */
export function MeasuredValue({ value, large = false, aligned = false }: Props) {
  const marked = value.critical ? style.critical : value.direction ? style.abnormal : style.plain;
  const ends = aligned && value.number !== undefined ? style.number : "";
  return (
    <span className={large ? style.large : style.value}>
      <span className={`${marked} ${ends}`}>
        {value.comparator}
        {value.value}
      </span>
      {value.unit && <span className={style.unit}>{value.unit}</span>}
      <AbnormalMark value={value} spelled={large} />
    </span>
  );
}
