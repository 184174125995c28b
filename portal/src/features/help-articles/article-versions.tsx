import type { Article } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { articleVersionQuery } from "../../ui/api/support-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { SidePanel } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import { type ArticleDraft, draftOf } from "./article-draft.ts";
import style from "./articles.module.css";

interface Props {
  article: Article;
  /** An earlier text is put into the fields; the version that it will replace stays the newest. */
  onTake(then: Partial<ArticleDraft>): void;
}

/** Every text that the article ever had, the newest first, each to look at and to take again. */
export function ArticleVersions({ article, onTake }: Props) {
  const words = useWords();
  const { helpArticles: text } = words;
  const [looking, setLooking] = useState<number>();
  const [taken, setTaken] = useState(false);
  const newestFirst = article.versions.toSorted((one, other) => other.version - one.version);
  return (
    <Card title={text.versionsTitle}>
      <p role="status" className={taken ? style.quiet : style.silent}>
        {taken && text.taken}
      </p>
      <ol className={style.versions}>
        {newestFirst.map(({ version, at, by }) => (
          <li key={version}>
            <span>
              {text.versionTitle(version)}
              <span className={style.detail}>
                {at ? text.changedBy(formatDateTime(at, words), by ?? "") : text.versionBrought}
              </span>
            </span>
            {version === article.version ? (
              <span className={style.quiet}>{text.versionNow}</span>
            ) : (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  setTaken(false);
                  setLooking(version);
                }}
              >
                {version === 0 ? text.openBrought : text.openVersion(version)}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <SidePanel
        opened={looking !== undefined}
        title={looking === undefined ? "" : text.versionTitle(looking)}
        closeWord={text.close}
        onClose={() => setLooking(undefined)}
      >
        {looking !== undefined && (
          <Version
            slug={article.slug}
            version={looking}
            onTake={(then) => {
              const { version: _then, slug: _slug, ...parts } = draftOf(then);
              onTake(parts);
              setLooking(undefined);
              setTaken(true);
            }}
          />
        )}
      </SidePanel>
    </Card>
  );
}

function Version({ slug, version, onTake }: { slug: string; version: number; onTake(then: Article): void }) {
  const { helpArticles: text } = useWords();
  const query = useQuery(articleVersionQuery(slug, version));
  return (
    <Loaded query={query} failedTitle={text.versionFailed} lines={8}>
      {(then) => (
        <>
          <div className={style.newest}>
            <p className={style.strong}>{then.title}</p>
            <p className={style.lines}>{then.body}</p>
            <p className={style.quiet}>
              {then.action.label} → {then.action.path}
            </p>
          </div>
          <div>
            <Button onClick={() => onTake(then)}>{text.takeVersion}</Button>
          </div>
        </>
      )}
    </Loaded>
  );
}
