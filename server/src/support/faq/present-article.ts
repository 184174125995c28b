import type { Article, ArticleLine } from "@crossbay/contract";
import type { FaqArticle } from "./article-rules.ts";
import type { ArticleVersion } from "./article-store.ts";
import { articleOf } from "./help-centre.ts";
import { productArticles } from "./product-articles.ts";

/** An answer as a line of its writers' list; `written` is the version of staff that counts, where there is one. */
export const articleLine = (article: FaqArticle, written: ArticleVersion | undefined, helped: number): ArticleLine => ({
  slug: article.slug,
  title: article.title,
  category: article.category,
  version: written?.version ?? 0,
  ...(written ? { changedAt: written.at.toISOString(), changedBy: written.by } : {}),
  hidden: article.hidden,
  helped,
});

/**
 * An answer as its writers see it in one of its versions, 0 being the product's own; undefined when it has no such version.
 * @param versions all that staff wrote, the newest first
 */
export function presentArticle(
  slug: string,
  { versions, helped, at }: { versions: readonly ArticleVersion[]; helped: number; at?: number | undefined },
): Article | undefined {
  const product = productArticles.get(slug);
  const wanted = at ?? versions[0]?.version ?? 0;
  const written = versions.find(({ version }) => version === wanted);
  const article = written ? articleOf(written) : wanted === 0 ? product : undefined;
  if (!article) return undefined;
  const { body, keywords, action } = article;
  return {
    ...articleLine(article, written, helped),
    body,
    keywords,
    action,
    versions: [
      ...versions.map(({ version, at: writtenAt, by }) => ({ version, at: writtenAt.toISOString(), by })),
      ...(product ? [{ version: 0 }] : []),
    ],
  };
}
