import style from "./message.module.css";

interface Props {
  text: string;
  field: { from: number; to: number } | undefined;
  /** Said of a field with nothing in it. */
  missingWord: string;
}

/** One segment, with the field in question marked, or the gap where it should stand. */
export function MarkedLine({ text, field, missingWord }: Props) {
  if (!field) return text;
  return (
    <>
      {text.slice(0, field.from)}
      {field.from === field.to ? (
        <mark className={style.gap} title={missingWord}>
          <span className={style.gapWord}>{missingWord}</span>
        </mark>
      ) : (
        <mark className={style.field}>{text.slice(field.from, field.to)}</mark>
      )}
      {text.slice(field.to)}
    </>
  );
}
