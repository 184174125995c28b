import type { StatusItem } from "@crossbay/contract";
import { Button, Textarea } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useId, useState } from "react";
import { serverNow } from "../../ui/api/ask.ts";
import { updateStatusItem } from "../../ui/api/support-endpoints.ts";
import { statusItemsQuery } from "../../ui/api/support-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Card } from "../../ui/page/card.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { EndDialog } from "./end-dialog.tsx";
import { AffectedWords, ItemEnd, StageMark } from "./item-marks.tsx";
import { stageOf } from "./item-stage.ts";
import style from "./news.module.css";
import { NewsFrame, usePublishes } from "./news-frame.tsx";

/** One incident, maintenance or announcement: what was told, how it went on, and its end. */
export function NewsItemPage() {
  const { statusNews } = useWords();
  const { item: text } = statusNews;
  const { itemId } = useParams({ from: "/frame/status-news/$itemId" });
  const query = useQuery({ ...statusItemsQuery, enabled: usePublishes() });
  const item = query.data?.items.find(({ id }) => id === itemId);
  return (
    <NewsFrame
      title={item?.title ?? statusNews.title}
      lead={item && statusNews.kinds[item.kind]}
      back={<BackLink to="/status-news" word={text.back} />}
    >
      <Loaded query={query} failedTitle={statusNews.failedTitle}>
        {() =>
          item ? (
            <KnownItem key={item.id} item={item} />
          ) : (
            <EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>
          )
        }
      </Loaded>
    </NewsFrame>
  );
}

function KnownItem({ item }: { item: StatusItem }) {
  const words = useWords();
  const { statusNews } = words;
  const { item: text } = statusNews;
  const queries = useQueryClient();
  const [done, setDone] = useState<string>();
  const [ending, setEnding] = useState(false);
  const over = stageOf(item, serverNow()) === "over";

  const keep = (changed: StatusItem, sentence: string) => {
    queries.setQueryData(statusItemsQuery.queryKey, (list) =>
      list ? { items: list.items.map((each) => (each.id === changed.id ? changed : each)) } : undefined,
    );
    setDone(sentence);
  };

  return (
    <>
      <DoneNotice>{done}</DoneNotice>
      <div className={style.columns}>
        <div className={style.column}>
          <Card title={text.text}>
            <p className={style.lines}>{item.text}</p>
          </Card>
          <Card title={text.updatesTitle}>
            <Updates item={item} />
          </Card>
          {!over && <UpdateForm item={item} onDone={(changed) => keep(changed, text.added)} />}
        </div>
        <div className={style.column}>
          <Card title={statusNews.kinds[item.kind]}>
            <FactList
              facts={[
                [words.supportDesk.state, <StageMark key="stage" item={item} />],
                [statusNews.affected, <AffectedWords key="affected" item={item} />],
                [statusNews.from, formatDateTime(item.from, words)],
                [statusNews.until, <ItemEnd key="end" item={item} />],
                [statusNews.toldOnSignIn, item.toldOnSignIn ? text.yes : text.no],
              ]}
            />
            {!over && (
              <div className={style.cardActions}>
                <Button size="sm" variant="default" onClick={() => setEnding(true)}>
                  {text.end[item.kind]}
                </Button>
              </div>
            )}
          </Card>
        </div>
      </div>
      <EndDialog
        item={item}
        opened={ending}
        onEnded={(changed) => {
          setEnding(false);
          keep(changed, text.ended);
        }}
        onClose={() => setEnding(false)}
      />
    </>
  );
}

/** The newest first, as on the status page. */
function Updates({ item }: { item: StatusItem }) {
  const words = useWords();
  const { item: text } = words.statusNews;
  if (item.updates.length === 0) return <p className={style.quiet}>{text.noUpdates}</p>;
  const newestFirst = item.updates.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <ol className={style.updates}>
      {newestFirst.map(({ at, by, text: told }) => (
        <li key={at}>
          <p className={style.quiet}>{text.by(formatDateTime(at, words), by)}</p>
          <p className={style.lines}>{told}</p>
        </li>
      ))}
    </ol>
  );
}

function UpdateForm({ item, onDone }: { item: StatusItem; onDone(changed: StatusItem): void }) {
  const { item: text } = useWords().statusNews;
  const id = useId();
  const [typed, setTyped] = useDraft(`status update ${item.id}`, "");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const submit = async () => {
    const told = typed.trim();
    setErrors(told ? [] : [{ field: id, text: text.addMissing }]);
    if (!told || busy) return;
    const answer = await send(() => updateStatusItem(item.id, { text: told }));
    if (!answer.ok) return;
    setTyped("");
    onDone(answer.value);
  };
  return (
    <Card title={text.addTitle}>
      <form
        className={style.update}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ErrorSummary errors={errors} />
        {failure && <ProblemNotice failure={failure} title={text.addFailed} />}
        <Textarea
          id={id}
          label={text.addField}
          description={text.addHint}
          value={typed}
          error={errorOf(errors, id)}
          maxLength={2_000}
          autosize
          minRows={3}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={busy}>
            {text.add}
          </Button>
        </div>
      </form>
    </Card>
  );
}
