import type { ResultValue } from "@crossbay/contract";
import { AbnormalMark } from "./abnormal-mark.tsx";
import style from "./measured-value.module.css";

interface Props {
  value: ResultValue;
  large?: boolean;
}

/** One value with its unit and mark. A value is never cut. */
export function MeasuredValue({ value, large = false }: Props) {
  const marked = value.critical ? style.critical : value.direction ? style.abnormal : style.plain;
  return (
    <span className={large ? style.large : style.value}>
      <span className={marked}>
        {value.comparator}
        {value.value}
      </span>
      {value.unit && <span className={style.unit}>{value.unit}</span>}
      <AbnormalMark value={value} spelled={large} />
    </span>
  );
}
