import { Button } from "@mantine/core";
import { useState } from "react";
import { namesPatient } from "../help/last-action.ts";
import { useWords } from "../words/words.ts";
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

// A browser takes seconds to lay out more; who wants them asks for them.
const linesAtOnce = 1_000;
/** What is marked is always shown, with as many lines behind it. */
const linesBehind = 20;

/** A message as its sender wrote it, a segment a line. Nothing of a segment is cut. */
export function MessageText({ label, text, places = [], missingWord = "" }: Props) {
  const { frame, times } = useWords();
  const [all, setAll] = useState(false);
  const lines = linesOf(text);
  const located = places.flatMap((place) => locatePlace(lines, place) ?? []);
  const atOnce = Math.max(linesAtOnce, ...located.map(({ line }) => line + linesBehind));
  const shown = all ? lines : lines.slice(0, atOnce);
  return (
    <>
      <ol {...namesPatient} className={style.lines} aria-label={label}>
        {shown.map((line, place) => {
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
      {shown.length < lines.length && (
        <div className={style.more}>
          <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
            {frame.showAllLines(times.count(lines.length))}
          </Button>
        </div>
      )}
    </>
  );
}

/** Segments of a text that is shown; a last line without anything is none. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === "" && lines.length > 1 ? lines.slice(0, -1) : lines;
}
