import type { LetterTemplate } from "@crossbay/contract";
import { useWords } from "../../ui/words/words.ts";
import style from "./letters.module.css";

interface Props {
  placeholders: LetterTemplate["placeholders"];
  /** Puts `{{name}}` where the cursor stands. */
  onInsert(placeholder: string): void;
}

/** What may stand in this letter, and what each becomes. */
export function Placeholders({ placeholders, onInsert }: Props) {
  const { letters: text } = useWords();
  return (
    <section aria-labelledby="letter-placeholders" className={style.placeholders}>
      <h2 id="letter-placeholders">{text.placeholdersTitle}</h2>
      <p className={style.quiet}>{text.placeholdersLead}</p>
      <ul>
        {placeholders.map(({ name, about, needed }) => (
          <li key={name}>
            <button
              type="button"
              className={style.placeholder}
              aria-label={text.insert(name)}
              onClick={() => onInsert(`{{${name}}}`)}
            >
              {`{{${name}}}`}
            </button>
            <span>
              {about}
              {needed && <strong> · {text.needed}</strong>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
