import type { StatusItem } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { serverNow } from "../../ui/api/ask.ts";
import { statusItemsQuery } from "../../ui/api/support-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { AffectedWords, ItemEnd, StageMark } from "./item-marks.tsx";
import { stageOf } from "./item-stage.ts";
import style from "./news.module.css";
import { NewsFrame, usePublishes } from "./news-frame.tsx";

/** Everything that everybody is told: what holds now and ahead, and what is over. */
export function NewsPage() {
  const { statusNews: text } = useWords();
  const enabled = usePublishes();
  const query = useQuery({ ...statusItemsQuery, enabled });
  return (
    <NewsFrame
      title={text.title}
      lead={text.lead}
      aside={
        <div className={style.aside}>
          <a href="/status" target="_blank" rel="noopener">
            {text.openPublic}
          </a>
          <LinkButton to="/status-news/new" size="sm">
            {text.add}
          </LinkButton>
        </div>
      }
    >
      <Loaded query={query} failedTitle={text.failedTitle}>
        {({ items }) => <Items items={items} />}
      </Loaded>
    </NewsFrame>
  );
}

function Items({ items }: { items: readonly StatusItem[] }) {
  const { statusNews: text } = useWords();
  const now = serverNow();
  const current = items.filter((item) => stageOf(item, now) !== "over");
  const past = items.filter((item) => stageOf(item, now) === "over");
  return (
    <>
      <section className={style.section} aria-labelledby="news-now">
        <h2 id="news-now">{text.now}</h2>
        {current.length > 0 ? (
          <ItemTable label={text.label.now} items={current} />
        ) : (
          <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
        )}
      </section>
      <section className={style.section} aria-labelledby="news-past">
        <h2 id="news-past">{text.past}</h2>
        {past.length > 0 ? (
          <ItemTable label={text.label.past} items={past} />
        ) : (
          <p className={style.quiet}>{text.nonePast}</p>
        )}
      </section>
    </>
  );
}

function ItemTable({ label, items }: { label: string; items: readonly StatusItem[] }) {
  const words = useWords();
  const { statusNews: text } = words;
  return (
    <DataTable
      label={label}
      rows={items}
      keyOf={({ id }) => id}
      name={{
        id: "what",
        title: text.what,
        cell: ({ id, title, kind, updates }) => (
          <>
            <Link to="/status-news/$itemId" params={{ itemId: id }} className={style.strong}>
              {title}
            </Link>
            <span className={style.detail}>
              {text.kinds[kind]} · {text.updates(updates.length)}
            </span>
          </>
        ),
      }}
      columns={[
        {
          id: "stage",
          title: words.supportDesk.state,
          whole: true,
          cell: (item) => (
            <>
              <StageMark item={item} />
              {!item.endedAt && (
                <span className={style.detail}>{item.toldOnSignIn ? text.toldOnSignIn : text.notTold}</span>
              )}
            </>
          ),
        },
        { id: "affected", title: text.affected, cell: (item) => <AffectedWords item={item} /> },
        { id: "from", title: text.from, whole: true, cell: ({ from }) => formatDateTime(from, words) },
        { id: "until", title: text.until, whole: true, cell: (item) => <ItemEnd item={item} /> },
      ]}
    />
  );
}
