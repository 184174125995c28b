import type { Article } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./articles.module.css";
import type { ArticleEditing } from "./use-article-edit.ts";

/** Somebody else saved first: the newest text, and the choice between it and the typed one. */
export function ArticleConflict({ newest, edit }: { newest: Article; edit: ArticleEditing }) {
  const words = useWords();
  const { helpArticles: text } = words;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={style.conflict}>
      <p className={style.strong}>{text.conflictTitle}</p>
      <p>{text.conflict(newest.changedAt ? formatDateTime(newest.changedAt, words) : "", newest.changedBy ?? "")}</p>
      <p className={style.strong}>{text.conflictNewest}</p>
      <div className={style.newest}>
        <p className={style.strong}>{newest.title}</p>
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
