import { PinInput } from "@mantine/core";
import { useId } from "react";
import { useWords } from "../words/words.ts";
import style from "./code-field.module.css";
import type { CodeEntry } from "./use-code.ts";

interface Props {
  label: string;
  entry: CodeEntry;
}

/** A code of digits, a box each. A pasted code fills them all. */
export function CodeField({ label, entry }: Props) {
  const { code: words } = useWords().signIn;
  const { digits, code, setCode, incomplete, first, enter } = entry;
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
        value={code}
        error={incomplete}
        onChange={setCode}
        onComplete={(typed) => void enter(typed)}
        getInputProps={(place) => ({
          "aria-label": words.digit(place + 1, digits),
          ...(incomplete ? { "aria-describedby": errorId } : {}),
        })}
      />
      {incomplete && (
        <p id={errorId} className={style.error} role="alert">
          {words.incomplete(digits)}
        </p>
      )}
    </div>
  );
}
