import { locatePlace } from "./locate-place.ts";
import { MarkedLine } from "./marked-line.tsx";
import style from "./message.module.css";

interface Props {
  label: string;
  text: string;
  /** Places such as PID-3 whose lines and fields are marked. */
  places?: readonly string[];
  missingWord?: string;
}

/** A message as its sender wrote it, a segment a line. Nothing of it is cut. */
export function MessageText({ label, text, places = [], missingWord = "" }: Props) {
  const lines = linesOf(text);
  const located = places.flatMap((place) => locatePlace(lines, place) ?? []);
  return (
    <ol className={style.lines} aria-label={label}>
      {lines.map((line, place) => {
        const marked = located.filter((each) => each.line === place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a message is known by its place alone.
          <li key={place} className={style.line} data-faulty={marked.length > 0 || undefined}>
            <code className={style.code}>
              <MarkedLine text={line} field={marked.find(({ field }) => field)?.field} missingWord={missingWord} />
            </code>
          </li>
        );
      })}
    </ol>
  );
}

/** Segments of a text that is shown; a last line without anything is none. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === "" && lines.length > 1 ? lines.slice(0, -1) : lines;
}
