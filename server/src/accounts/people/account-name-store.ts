import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Whose an account is, whether it is still in use or not. */
export type AccountName = { accountId: AccountId; username: string; given: string; family: string; mobile: string };

/** Names of these accounts; one that there is not is left out. */
export const findAccountNames = (tx: Tx, accountIds: readonly AccountId[]): Promise<AccountName[]> =>
  rows(
    tx,
    sql`select id as "accountId", username, given, family, mobile
        from accounts.account where id = any(${accountIds}::uuid[])`,
  );

/** Everybody who acts or acted for a participant, or for any where none is named, by name; at most `limit`. */
export const listNamesAt = (
  tx: Tx,
  { participantId, limit }: { participantId?: ParticipantId | undefined; limit: number },
): Promise<AccountName[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.username, a.given, a.family, a.mobile
        from accounts.account a
        where exists (select from accounts.affiliation af where af.account_id = a.id
          and (${participantId ?? null}::uuid is null or af.participant_id = ${participantId ?? null}))
        order by a.family, a.given, a.username limit ${limit}`,
  );

/** Did this account ever act for this participant? */
export const hasActedFor = async (tx: Tx, accountId: AccountId, participantId: ParticipantId): Promise<boolean> =>
  (await firstRow(
    tx,
    sql`select from accounts.affiliation where account_id = ${accountId} and participant_id = ${participantId} limit 1`,
  )) !== undefined;
