import type { Article } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { articleQuery, articlesQuery } from "../../ui/api/support-queries.ts";
import { BackLink } from "../../ui/page/back-link.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useWords } from "../../ui/words/words.ts";
import { ArticleEditor } from "./article-editor.tsx";
import { ArticlesFrame, usePublishesHelp } from "./articles-frame.tsx";

/** One article: its text, how it will look, its versions. */
export function ArticlePage() {
  const { helpArticles: text } = useWords();
  const { slug } = useParams({ from: "/frame/help-articles/$slug" });
  const enabled = usePublishesHelp();
  const list = useQuery({ ...articlesQuery, enabled });
  const query = useQuery({ ...articleQuery(slug), enabled });
  const failure = failureOf(query.error);
  const unknown = failure?.kind === "refused" && failure.problem.code === "not-found";
  return (
    <ArticlesFrame
      title={query.data?.title ?? text.title}
      back={<BackLink to="/help-articles" word={text.title} />}
      aside={
        query.data &&
        !query.data.hidden && (
          <a href={`/support/faq/${slug}`} target="_blank" rel="noopener">
            {text.openPublic}
          </a>
        )
      }
    >
      {unknown ? (
        <EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>
      ) : (
        <Loaded query={query} failedTitle={text.failedTitle} lines={10}>
          {(article) => <ArticleEditor key={article.slug} article={article} categories={list.data?.categories ?? []} />}
        </Loaded>
      )}
    </ArticlesFrame>
  );
}

/** An article that is not written yet. */
export function NewArticlePage() {
  const { helpArticles: text } = useWords();
  const enabled = usePublishesHelp();
  const list = useQuery({ ...articlesQuery, enabled });
  return (
    <ArticlesFrame title={text.newTitle} lead={text.newLead} back={<BackLink to="/help-articles" word={text.title} />}>
      <Loaded query={list} failedTitle={text.failedTitle} lines={10}>
        {({ articles, categories }) => (
          <ArticleEditor article={blank} categories={categories} taken={articles.map(({ slug }) => slug)} />
        )}
      </Loaded>
    </ArticlesFrame>
  );
}

const blank: Article = {
  slug: "",
  title: "",
  category: "",
  version: 0,
  hidden: false,
  helped: 0,
  body: "",
  keywords: "",
  action: { label: "", path: "" },
  versions: [],
};
