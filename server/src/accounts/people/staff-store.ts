import type { AccountId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Level } from "../roles-rules.ts";

/** Somebody of the exchange's own people. */
export type ExchangeStaff = { accountId: AccountId; name: string; email: string; levels: Level[] };

/** The exchange's people who can sign in and whose titles give one of these levels, by name; with all of their levels there. */
export const listExchangeStaff = (tx: Tx, levels: readonly Level[], now: Date): Promise<ExchangeStaff[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.given || ' ' || a.family as name, a.email,
          array_agg(distinct level order by level) as levels
        from accounts.affiliation af
        join accounts.account a on a.id = af.account_id and a.state = 'active'
        join accounts.participant p on p.id = af.participant_id and p.type = 'exchange'
        cross join lateral (
          select levels_without_break_the_glass as levels, participant_types from accounts.title
          where id = af.title_id and effective_from <= ${now} order by version desc limit 1) t
        cross join lateral unnest(t.levels) as level
        where af.state = 'active' and 'exchange' = any(t.participant_types)
        group by a.id
        having array_agg(level) && ${levels}::text[]
        order by a.family, a.given, a.id`,
  );
