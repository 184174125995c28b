import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** One version of an answer as staff wrote it. */
export type ArticleVersion = {
  slug: string;
  version: number;
  at: Date;
  by: string;
  title: string;
  category: string;
  body: string;
  keywords: string;
  actionLabel: string;
  actionPath: string;
  hidden: boolean;
};

const columns = sql`slug, version, at, by_name as by, title, category, body, keywords, action_label as "actionLabel",
  action_path as "actionPath", hidden`;

/** How many versions there are of all answers: none is ever taken away, so that another count means another help centre. */
export async function countArticleVersions(tx: Tx): Promise<number> {
  const found = await firstRow<{ count: number }>(
    tx,
    sql`select count(*)::integer as count from support.article_version`,
  );
  return found?.count ?? 0;
}

/** Of each answer that staff wrote, the version that counts. */
export const listNewestVersions = (tx: Tx): Promise<ArticleVersion[]> =>
  rows(tx, sql`select distinct on (slug) ${columns} from support.article_version order by slug, version desc`);

/** Every version of one answer, the newest first. */
export const listVersionsOf = (tx: Tx, slug: string): Promise<ArticleVersion[]> =>
  rows(tx, sql`select ${columns} from support.article_version where slug = ${slug} order by version desc`);

/** False when there is such a version already: somebody was faster. */
export async function addArticleVersion(tx: Tx, article: ArticleVersion & { accountId: AccountId }): Promise<boolean> {
  const added = await run(
    tx,
    sql`insert into support.article_version (slug, version, at, account_id, by_name, title, category, body, keywords,
          action_label, action_path, hidden)
        values (${article.slug}, ${article.version}, ${article.at}, ${article.accountId}, ${article.by}, ${article.title},
          ${article.category}, ${article.body}, ${article.keywords}, ${article.actionLabel}, ${article.actionPath},
          ${article.hidden})
        on conflict (slug, version) do nothing`,
  );
  return added === 1;
}

/** Counts that an answer made a request unnecessary. */
export const countHelped = (tx: Tx, slug: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into support.article_helped as helped (slug, day, times)
        values (${slug}, (${now}::timestamptz at time zone 'UTC')::date, 1)
        on conflict (slug, day) do update set times = helped.times + 1`,
  );

/** How often each answer helped since then; those that never did are absent. */
export const listHelped = (tx: Tx, since?: Date): Promise<{ slug: string; times: number }[]> =>
  rows(
    tx,
    sql`select slug, sum(times)::integer as times from support.article_helped
        where day >= coalesce(${since ?? null}::timestamptz at time zone 'UTC', '-infinity') group by slug`,
  );
