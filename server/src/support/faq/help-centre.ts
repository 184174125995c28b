import type { Database, Tx } from "../../platform/transaction.ts";
import type { FaqArticle } from "./article-rules.ts";
import { type ArticleVersion, countArticleVersions, listNewestVersions } from "./article-store.ts";
import { productArticles } from "./product-articles.ts";
import { type FaqSearch, indexArticles } from "./search-rules.ts";

/** The answers as they count now, and how they are searched. */
export type Shelf = {
  /** Hidden ones too, by address. */
  articles: ReadonlyMap<string, FaqArticle>;
  search: FaqSearch;
};

/**
 * The help centre of one process. The answers and their index stay in memory for as long as nobody has written a newer version, which
 * is asked of the database each time: a change counts at the very next look, in every process.
 */
export class HelpCentre {
  readonly #database: Database;
  #versions: number | undefined;
  #shelf: Shelf | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** While the database cannot be reached, what was read last: that is when people look for help. */
  current(): Promise<Shelf> {
    return this.#database
      .snapshot((tx) => this.#currentOf(tx))
      .catch(() => this.#shelf ?? shelfOf(new Map(productArticles)));
  }

  async #currentOf(tx: Tx): Promise<Shelf> {
    const versions = await countArticleVersions(tx);
    if (this.#shelf && versions === this.#versions) return this.#shelf;
    const articles = new Map(productArticles);
    for (const version of versions === 0 ? [] : await listNewestVersions(tx)) {
      articles.set(version.slug, articleOf(version));
    }
    this.#shelf = shelfOf(articles);
    this.#versions = versions;
    return this.#shelf;
  }
}

const shelfOf = (articles: ReadonlyMap<string, FaqArticle>): Shelf => ({
  articles,
  search: indexArticles([...articles.values()]),
});

/** A version that staff wrote, with what only the product's own article knows. */
export function articleOf(version: ArticleVersion): FaqArticle {
  const { slug, title, category, body, keywords, actionLabel, actionPath, hidden } = version;
  const product = productArticles.get(slug);
  return {
    slug,
    title,
    category,
    body,
    keywords,
    action: { label: actionLabel, path: actionPath },
    hidden,
    types: product?.types ?? [],
    popular: product?.popular,
  };
}
