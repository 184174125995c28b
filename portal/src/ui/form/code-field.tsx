import { PinInput } from "@mantine/core";
import { type RefObject, useId } from "react";
import style from "./code-field.module.css";

interface Props {
  label: string;
  digits: 6 | 8;
  /** Says which digit a box is: each needs a name of its own. */
  nameOf(place: number): string;
  value: string;
  error?: string | undefined;
  /** The first box. */
  first: RefObject<HTMLInputElement | null>;
  onChange(code: string): void;
  onComplete(code: string): void;
}

/** A code of digits, a box each. A pasted code fills them all, and a full one sends itself. */
export function CodeField({ label, digits, nameOf, value, error, first, onChange, onComplete }: Props) {
  const labelId = useId();
  const errorId = useId();
  return (
    <div>
      <div id={labelId} className={style.label}>
        {label}
      </div>
      <PinInput
        ref={first}
        role="group"
        aria-labelledby={labelId}
        className={style.digits}
        classNames={{ pinInput: style.digit, input: style.input }}
        length={digits}
        type="number"
        inputMode="numeric"
        oneTimeCode
        placeholder=""
        gap={6}
        autoFocus
        value={value}
        error={error !== undefined}
        onChange={onChange}
        onComplete={onComplete}
        getInputProps={(place) => ({
          "aria-label": nameOf(place + 1),
          ...(error === undefined ? {} : { "aria-describedby": errorId }),
        })}
      />
      {error !== undefined && (
        <p id={errorId} className={style.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
