import { useWords } from "../../../ui/words/words.ts";
import style from "./signing.module.css";

interface Props {
  languages: readonly { code: string; name: string }[];
  chosen: string;
  onChoose(code: string): void;
}

/** Each language by its own name. */
export function LanguageChoice({ languages, chosen, onChoose }: Props) {
  const { signing } = useWords();
  if (languages.length < 2) return null;
  return (
    <fieldset className={style.languages} aria-label={signing.screen.language}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={style.language}
          aria-pressed={code === chosen}
          onClick={() => onChoose(code)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
