import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { failureOf, orThrow } from "../../ui/api/queries.ts";
import { previewArticle } from "../../ui/api/support-endpoints.ts";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import type { ArticleDraft } from "./article-draft.ts";
import { ArticleProse } from "./article-prose.tsx";
import style from "./articles.module.css";

/** Typing rests this long before the exchange is asked. */
const restMs = 400;

/** How everybody would read it, shortly after each change. */
export function ArticlePreview({ draft }: { draft: ArticleDraft }) {
  const { helpArticles: text } = useWords();
  const [body] = useDebouncedValue(draft.body, restMs);
  const query = useQuery({
    queryKey: ["article-preview", body],
    queryFn: async () => orThrow(await previewArticle(body)),
    enabled: body.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const failure = failureOf(query.error);
  return (
    <section aria-labelledby="article-preview" className={style.preview}>
      <h2 id="article-preview">{text.previewTitle}</h2>
      <p className={style.quiet}>{text.previewLead}</p>
      {failure && (
        <ProblemNotice failure={failure} title={text.previewFailed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <div className={style.sheet}>
        <p className={style.sheetTitle}>{draft.title || text.newTitle}</p>
        {body.trim() === "" && <p className={style.quiet}>{text.previewEmpty}</p>}
        {query.isPending && query.isFetching && <SkeletonLines lines={6} />}
        {query.data && !failure && body.trim() !== "" && <ArticleProse html={query.data.html} />}
        {draft.actionLabel.trim() && <p className={style.sheetAction}>{draft.actionLabel}</p>}
      </div>
    </section>
  );
}
