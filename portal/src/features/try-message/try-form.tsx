import type { InterfaceSource } from "@crossbay/contract";
import { Button, FileButton, NativeSelect, Textarea } from "@mantine/core";
import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import { readMessageFile } from "./read-message-file.ts";
import style from "./try-message.module.css";

export interface TypedMessage {
  text: string;
  /** Empty: whoever the message names. */
  sourceId: string;
}

interface Props {
  typed: TypedMessage;
  sources: readonly InterfaceSource[];
  busy: boolean;
  onChange(typed: TypedMessage): void;
  onExplain(): void;
  onClear(): void;
}

/** The message, pasted or from a file that is read in this browser, and whom it comes from. */
export function TryForm({ typed, sources, busy, onChange, onExplain, onClear }: Props) {
  const { tryMessage: text } = useWords();
  const [error, setError] = useState<string>();
  const [dragging, setDragging] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const resetFile = useRef<() => void>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = typed.text.trim() === "";
    setError(missing ? text.textMissing : undefined);
    if (missing) field.current?.focus();
    else onExplain();
  };

  const take = async (file: File | null | undefined) => {
    resetFile.current?.();
    if (!file) return;
    const read = await readMessageFile(file);
    if (read === "too-large" || read === "unreadable") {
      setError(read === "too-large" ? text.fileTooLarge : text.fileUnreadable);
      return;
    }
    setError(undefined);
    onChange({ ...typed, text: read.text });
    field.current?.focus();
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <form
      className={style.form}
      noValidate
      data-dragging={dragging || undefined}
      onSubmit={submit}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <Textarea
        id="message-text"
        ref={field}
        label={text.text}
        description={dragging ? text.drop : text.textHint}
        value={typed.text}
        error={error}
        autosize
        minRows={8}
        maxRows={18}
        maxLength={1_000_000}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: style.text ?? "" }}
        onChange={(event) => onChange({ ...typed, text: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.source}
        value={typed.sourceId}
        data={[
          { value: "", label: text.sourceByMessage },
          ...sources.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` })),
        ]}
        onChange={(event) => onChange({ ...typed, sourceId: event.currentTarget.value })}
      />
      <div className={style.buttons}>
        <Button type="submit" loading={busy}>
          {text.submit}
        </Button>
        <FileButton
          onChange={(file) => void take(file)}
          resetRef={resetFile}
          inputProps={{ "aria-label": text.openFile }}
        >
          {(button) => (
            <Button {...button} variant="default">
              {text.openFile}
            </Button>
          )}
        </FileButton>
        <Button variant="subtle" onClick={onClear}>
          {text.clear}
        </Button>
      </div>
    </form>
  );
}
