import { Button, FileButton } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import style from "./file-drop.module.css";

interface Props {
  id: string;
  label: string;
  hint?: string;
  /** Words of the button, and beside it where a pointer can drop a file. */
  choose: string;
  drop: string;
  /** File name endings or types, as browsers take them. */
  accept: string;
  /** Name of the file that was chosen. */
  chosen?: string | undefined;
  error?: string | undefined;
  busy?: boolean;
  onChoose(file: File): void;
}

/** Takes one file: by a button, or dropped onto it. The id names the button, so that an error links to it. */
export function FileDrop(props: Props) {
  const { id, label, hint, choose, drop, accept, chosen, error, busy = false, onChoose } = props;
  const [dragging, setDragging] = useState(false);
  const reset = useRef<() => void>(null);

  const take = (file: File | null | undefined) => {
    reset.current?.();
    if (file) onChoose(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    take(event.dataTransfer.files[0]);
  };
  const described = [hint && `${id}-hint`, chosen && `${id}-chosen`, error && `${id}-error`].filter(Boolean).join(" ");

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way for pointers; the button is the first.
    <div
      className={style.place}
      data-dragging={dragging || undefined}
      data-wrong={error ? true : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
    >
      <p className={style.label}>{label}</p>
      {hint && (
        <p id={`${id}-hint`} className={style.hint}>
          {hint}
        </p>
      )}
      <div className={style.row}>
        <FileButton
          accept={accept}
          resetRef={reset}
          inputProps={{ "aria-label": `${choose}: ${label}` }}
          onChange={take}
        >
          {(button) => (
            <Button {...button} id={id} variant="default" loading={busy} aria-describedby={described || undefined}>
              {choose}
            </Button>
          )}
        </FileButton>
        <span className={style.hint}>{drop}</span>
      </div>
      {chosen && (
        <p id={`${id}-chosen`} className={style.chosen}>
          {chosen}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={style.error}>
          {error}
        </p>
      )}
    </div>
  );
}
