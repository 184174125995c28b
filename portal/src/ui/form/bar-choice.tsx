import { useId } from "react";
import style from "./bar-choice.module.css";

interface Props<Value extends string> {
  label: string;
  value: Value | "";
  choices: readonly { value: Value; label: string }[];
  disabled?: boolean;
  onChange(value: Value): void;
}

/** A choice in the bar at the top: quiet label, plain value, the browser's own list. */
export function BarChoice<Value extends string>(props: Props<Value>) {
  const { label, value, choices, disabled = false, onChange } = props;
  const id = useId();
  return (
    <div className={style.choice}>
      <label htmlFor={id} className={style.label}>
        {label}
      </label>
      <select
        id={id}
        className={style.select}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {value === "" && <option value="" />}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The same place in the bar for what cannot be chosen. */
export function BarFact({ label, value }: { label: string; value: string }) {
  return (
    <div className={style.choice}>
      <span className={style.label}>{label}</span>
      <span className={style.value}>{value}</span>
    </div>
  );
}
