import type { LetterTemplate } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./letters.module.css";
import type { LetterEditing } from "./use-letter-edit.ts";

/** Somebody else saved first: the newest text, and the choice between it and the typed one. */
export function LetterConflict({ newest, edit }: { newest: LetterTemplate; edit: LetterEditing }) {
  const words = useWords();
  const { letters: text } = words;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={style.conflict}>
      <p className={style.strong}>{text.conflictTitle}</p>
      <p>{text.conflict(newest.changedAt ? formatDateTime(newest.changedAt, words) : "", newest.changedBy ?? "")}</p>
      <p className={style.strong}>{text.conflictNewest}</p>
      <div className={style.newest}>
        <p>{newest.subject}</p>
        <p className={style.lines}>{newest.body}</p>
      </div>
      <div className={style.actions}>
        <Button size="sm" variant="default" onClick={edit.takeNewest}>
          {text.takeNewest}
        </Button>
        <Button size="sm" variant="default" loading={edit.busy} onClick={() => void edit.saveOver()}>
          {text.keepMine}
        </Button>
      </div>
    </div>
  );
}
