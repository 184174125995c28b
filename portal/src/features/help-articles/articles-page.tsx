import type { ArticleLine, ArticleLines } from "@crossbay/contract";
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { articlesQuery } from "../../ui/api/support-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./articles.module.css";
import { ArticlesFrame, usePublishesHelp } from "./articles-frame.tsx";

/** Every article of the help centre: who changed it last, how often it helped. */
export function ArticlesPage() {
  const { helpArticles: text } = useWords();
  const enabled = usePublishesHelp();
  const query = useQuery({ ...articlesQuery, enabled });
  const add = (
    <LinkButton to="/help-articles/new" size="sm">
      {text.add}
    </LinkButton>
  );
  return (
    <ArticlesFrame title={text.title} lead={text.lead} aside={add}>
      <Loaded query={query} failedTitle={text.failedTitle} lines={10}>
        {(list) => <Articles list={list} />}
      </Loaded>
    </ArticlesFrame>
  );
}

function Articles({ list: { articles, categories } }: { list: ArticleLines }) {
  const { helpArticles: text } = useWords();
  const [words, setWords] = useState("");
  const [category, setCategory] = useState("");
  const wanted = words.trim().toLowerCase();
  const fitting = articles.filter(
    (each) => (!category || each.category === category) && each.title.toLowerCase().includes(wanted),
  );
  return (
    <>
      <search className={style.filters} aria-label={text.filtersLabel}>
        <TextInput
          size="sm"
          label={text.search}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="sm"
          label={text.category}
          value={category}
          data={[
            { value: "", label: text.anyCategory },
            ...categories.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
        <p role="status" className={style.count}>
          {text.count(fitting.length)}
        </p>
      </search>
      {fitting.length === 0 ? (
        <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
      ) : (
        <ArticleTable articles={fitting} nameOf={(id) => categories.find((each) => each.id === id)?.name ?? id} />
      )}
    </>
  );
}

interface TableProps {
  articles: readonly ArticleLine[];
  nameOf(category: string): string;
}

function ArticleTable({ articles, nameOf }: TableProps) {
  const words = useWords();
  const { helpArticles: text } = words;
  return (
    <DataTable
      label={text.label}
      rows={articles}
      keyOf={({ slug }) => slug}
      name={{
        id: "article",
        title: text.article,
        sort: ({ title }) => title,
        cell: ({ slug, title }) => (
          <>
            <Link to="/help-articles/$slug" params={{ slug }} className={style.strong}>
              {title}
            </Link>
            <span className={style.detail}>/support/faq/{slug}</span>
          </>
        ),
      }}
      columns={[
        {
          id: "category",
          title: text.category,
          sort: ({ category }) => nameOf(category),
          cell: ({ category }) => nameOf(category),
        },
        {
          id: "state",
          title: text.state,
          whole: true,
          sort: ({ hidden }) => (hidden ? 1 : 0),
          cell: ({ hidden }) => (
            <ShapeMark shape={hidden ? "slash" : "full"} tone={hidden ? "quiet" : "accent"}>
              {hidden ? text.hidden : text.shown}
            </ShapeMark>
          ),
        },
        {
          id: "helped",
          title: text.helped,
          hint: text.helpedHint,
          number: true,
          sort: ({ helped }) => helped,
          cell: ({ helped }) => words.times.count(helped),
        },
        {
          id: "changed",
          title: text.changed,
          sort: ({ changedAt }) => changedAt,
          cell: ({ version, changedAt, changedBy }) =>
            changedAt ? (
              <>
                {text.version(version)}
                <span className={style.detail}>
                  {text.changedBy(formatDateTime(changedAt, words), changedBy ?? "")}
                </span>
              </>
            ) : (
              <span className={style.quiet}>{text.asBrought}</span>
            ),
        },
      ]}
    />
  );
}
