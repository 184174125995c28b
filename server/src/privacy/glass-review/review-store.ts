import type { SettleRequest } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What was done about one breaking of the glass. */
export type GlassDealtWith = {
  glassId: string;
  outcome: SettleRequest["outcome"] | null;
  words: string | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  noticeBy: string | null;
  noticeSentAt: Date | null;
};

/** What was done about these; one about which nothing was done is left out. */
export const findDealtWith = (tx: Tx, glassIds: readonly string[]): Promise<GlassDealtWith[]> =>
  rows(
    tx,
    sql`select glass_id as "glassId", r.outcome, r.words, r.by_name as "reviewedBy", r.at as "reviewedAt",
          n.by_name as "noticeBy", n.sent_at as "noticeSentAt"
        from privacy.glass_review r full join privacy.glass_notice n using (glass_id)
        where glass_id = any(${glassIds}::uuid[])`,
  );

type By = { accountId: AccountId; name: string };

/** False when somebody was faster. */
export const insertReview = async (
  tx: Tx,
  review: { glassId: string; outcome: SettleRequest["outcome"]; words: string; by: By; now: Date },
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into privacy.glass_review (glass_id, outcome, words, by_account_id, by_name, at)
        values (${review.glassId}, ${review.outcome}, ${review.words}, ${review.by.accountId}, ${review.by.name},
          ${review.now})
        on conflict do nothing`,
  )) === 1;

/** False when somebody was faster. */
export const insertNotice = async (tx: Tx, notice: { glassId: string; by: By; now: Date }): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into privacy.glass_notice (glass_id, by_account_id, by_name, sent_at)
        values (${notice.glassId}, ${notice.by.accountId}, ${notice.by.name}, ${notice.now})
        on conflict do nothing`,
  )) === 1;
