import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptItem } from "./status-rules.ts";

const columns = sql.raw(`id, kind, title, text, components, component_state as "componentState", from_at as "from",
  until_at as "until", told_on_sign_in as "toldOnSignIn", ended_at as "endedAt"`);

/** What lasts, comes, or ended after `since`; the newest beginning first, at most `limit`. */
export const listItems = (tx: Tx, { since, limit }: { since: Date; limit: number }): Promise<KeptItem[]> =>
  rows(
    tx,
    sql`select ${columns} from support.status_item
        where coalesce(ended_at, case when kind <> 'incident' then until_at end, 'infinity') > ${since}
        order by from_at desc, id limit ${limit}`,
  );

export const findItem = (tx: Tx, id: string): Promise<KeptItem | undefined> =>
  firstRow(tx, sql`select ${columns} from support.status_item where id = ${id}`);

/** The same; whoever else changes it waits for this transaction. */
export const lockItem = (tx: Tx, id: string): Promise<KeptItem | undefined> =>
  firstRow(tx, sql`select ${columns} from support.status_item where id = ${id} for update`);

export const insertItem = (tx: Tx, item: KeptItem, madeBy: AccountId): Promise<number> =>
  run(
    tx,
    sql`insert into support.status_item (id, kind, title, text, components, component_state, from_at, until_at,
          told_on_sign_in, made_by)
        values (${item.id}, ${item.kind}, ${item.title}, ${item.text}, ${item.components}::text[],
          ${item.componentState}, ${item.from}, ${item.until}, ${item.toldOnSignIn}, ${madeBy})`,
  );

export const endItem = (tx: Tx, id: string, now: Date): Promise<number> =>
  run(tx, sql`update support.status_item set ended_at = ${now} where id = ${id} and ended_at is null`);

export type KeptUpdate = { itemId: string; id: string; at: Date; byName: string; text: string };

export const insertUpdate = (tx: Tx, update: KeptUpdate, accountId: AccountId): Promise<number> =>
  run(
    tx,
    sql`insert into support.status_update (item_id, id, at, account_id, by_name, text)
        values (${update.itemId}, ${update.id}, ${update.at}, ${accountId}, ${update.byName}, ${update.text})`,
  );

/** What was said of these items later on, the oldest first. */
export const listUpdates = (tx: Tx, itemIds: readonly string[]): Promise<KeptUpdate[]> =>
  rows(
    tx,
    sql`select item_id as "itemId", id, at, by_name as "byName", text from support.status_update
        where item_id = any(${itemIds}::uuid[]) order by at, id`,
  );

/** Of these, which the account has put away. */
export const listDismissed = async (
  tx: Tx,
  accountId: AccountId,
  itemIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const found = await rows<{ itemId: string }>(
    tx,
    sql`select item_id as "itemId" from support.announcement_dismissal
        where account_id = ${accountId} and item_id = any(${itemIds}::uuid[])`,
  );
  return new Set(found.map(({ itemId }) => itemId));
};

export const insertDismissal = (tx: Tx, accountId: AccountId, itemId: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into support.announcement_dismissal (account_id, item_id, at) values (${accountId}, ${itemId}, ${now})
        on conflict do nothing`,
  );
