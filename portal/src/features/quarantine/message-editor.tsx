import { VisuallyHidden } from "@mantine/core";
import { useEffect, useId, useRef } from "react";
import { changedLines } from "../../ui/message/compare-lines.ts";
import { locatePlace } from "../../ui/message/locate-place.ts";
import { MarkedLine } from "../../ui/message/marked-line.tsx";
import { linesOf } from "../../ui/message/message-text.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./message-editor.module.css";

interface Props {
  original: string;
  text: string;
  /** Places such as PID-3 that are wrong. */
  places: readonly string[];
  onEdit(text: string): void;
}

// With more lines typing would lag behind; they are edited without numbers and marks.
const markedLinesMax = 1_000;

/**
 * The message in the browser's own text field, with line numbers and marks behind it. What stands behind repeats the text
 * unseen, so that it wraps at the same letters.
 */
export function MessageEditor({ original, text, places, onEdit }: Props) {
  const { detail: words } = useWords().quarantine;
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const lines = text.split("\n");
  const changed = changedLines(linesOf(original), linesOf(text));
  const isLong = lines.length > markedLinesMax;
  const located = places.flatMap((place) => locatePlace(lines, place) ?? []);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(0, 0);
  }, []);

  return (
    <div className={style.editor} data-long={isLong || undefined}>
      <VisuallyHidden id={hint}>{words.editorHint}</VisuallyHidden>
      <div className={style.behind} aria-hidden="true">
        {(isLong ? [] : lines).map((line, place) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of a message is known by its place alone.
            key={place}
            className={style.line}
            data-faulty={located.some((each) => each.line === place) || undefined}
            data-changed={changed.has(place) || undefined}
          >
            <span className={style.number}>{place + 1}</span>
            <span className={style.letters}>
              <MarkedLine
                text={line}
                field={located.find((each) => each.line === place && each.field?.to !== each.field?.from)?.field}
                missingWord=""
              />
              {"\u200b"}
            </span>
          </div>
        ))}
      </div>
      <textarea
        ref={field}
        className={style.field}
        aria-label={words.editorLabel}
        aria-describedby={hint}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => onEdit(event.currentTarget.value)}
      />
    </div>
  );
}
