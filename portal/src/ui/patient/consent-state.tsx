import type { ConsentValue } from "@crossbay/contract";
import { useWords } from "../words/words.ts";
import style from "./consent-state.module.css";

const shapes: Record<ConsentValue, string> = {
  grant: "M3 8.5l3.5 3.5L13 4.5",
  "emergency-only": "M8 3v10M3 8h10",
  deny: "M4 4l8 8M12 4l-8 8",
  none: "M3.5 8h9",
};

/** The consent state as a shape and a word; colour stays for clinical severity. */
export function ConsentState({ value }: { value: ConsentValue }) {
  const { clinical } = useWords();
  return (
    <span className={style.state}>
      <svg viewBox="0 0 16 16" width="1em" height="1em" className={style.shape} aria-hidden="true" focusable="false">
        <path d={shapes[value]} />
      </svg>
      {clinical.consentValues[value]}
    </span>
  );
}
