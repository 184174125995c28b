import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useId, useRef, useState } from "react";
import { useWords } from "../words/words.ts";
import { fileSize } from "./file-size.ts";
import style from "./help.module.css";
import type { Attachments } from "./use-attachments.ts";

const accept = ".pdf,.png,.jpg,.jpeg,.txt,.csv,.docx,.xlsx,.pptx";

/** Takes files by a button, or dropped onto it, and lists what was taken. */
export function AttachmentField({ attachments }: { attachments: Attachments }) {
  const words = useWords();
  const { attachments: text } = words.help;
  const { files, sending, errors, add, remove } = attachments;
  const id = useId();
  const [dragging, setDragging] = useState(false);
  const reset = useRef<() => void>(null);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    add([...event.dataTransfer.files]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way for pointers; the button is the first.
    <div
      className={style.files}
      data-dragging={dragging || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
    >
      <p className={style.filesLabel}>{text.label}</p>
      <div className={style.filesRow}>
        <FileButton
          multiple
          accept={accept}
          resetRef={reset}
          inputProps={{ "aria-label": text.choose }}
          onChange={(chosen) => {
            reset.current?.();
            add(chosen);
          }}
        >
          {(button) => (
            <Button {...button} variant="default" size="sm" aria-describedby={`${id}-hint`}>
              {text.choose}
            </Button>
          )}
        </FileButton>
        <span className={style.dropHint}>{text.drop}</span>
      </div>
      <p id={`${id}-hint`} className={style.quiet}>
        {text.hint}
      </p>
      {(files.length > 0 || sending.length > 0) && (
        <ul className={style.fileList} aria-label={text.list}>
          {files.map((file) => (
            <li key={file.id}>
              <span className={style.fileName}>
                {file.name} <span className={style.quiet}>{fileSize(file.bytes, words)}</span>
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={text.remove(file.name)}
                onClick={() => remove(file.id)}
              >
                ×
              </Button>
            </li>
          ))}
          {sending.map((name) => (
            <li key={name} className={style.quiet}>
              {text.waiting(name)}
            </li>
          ))}
        </ul>
      )}
      <div role="alert">
        {errors.map((error) => (
          <p key={error} className={style.error}>
            {error}
          </p>
        ))}
      </div>
    </div>
  );
}
