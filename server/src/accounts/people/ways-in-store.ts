import type { AccountState } from "@crossbay/contract";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { StateReason } from "./state-rules.ts";

export type LockedAccount = {
  accountId: AccountId;
  username: string;
  given: string;
  family: string;
  email: string;
  mobile: string;
  state: AccountState;
  stateReason: StateReason | null;
  /** Somebody is signed in with it, or could unlock. */
  hasSession: boolean;
};

/**
 * Locks accounts until the transaction ends, always in one order. A session that is being opened for one of them is either
 * seen by the statements that follow, or waits until this transaction has ended.
 */
export async function lockAccountsById(tx: Tx, accountIds: readonly AccountId[], now: Date): Promise<LockedAccount[]> {
  await rows(tx, sql`select from accounts.account where id = any(${accountIds}::uuid[]) order by id for update`);
  return rows(
    tx,
    sql`select a.id as "accountId", a.username, a.given, a.family, a.email, a.mobile, a.state, a.state_reason as "stateReason",
          exists(select from accounts.session s
            where s.account_id = a.id and s.ended_at is null and s.ends_at > ${now}) as "hasSession"
        from accounts.account a where a.id = any(${accountIds}::uuid[]) order by a.id`,
  );
}

/** Ends sessions, sign-ins that wait for a code, and temporary passwords. The accounts must be locked. */
export async function endWaysIn(tx: Tx, accountIds: readonly AccountId[], now: Date): Promise<void> {
  await run(
    tx,
    sql`with sessions as (
          update accounts.session set ended_at = ${now} where account_id = any(${accountIds}::uuid[]) and ended_at is null
        ), sign_ins as (
          update accounts.sign_in set finished_at = ${now}
          where account_id = any(${accountIds}::uuid[]) and finished_at is null
        )
        update accounts.temporary_password set used_at = ${now}
        where account_id = any(${accountIds}::uuid[]) and used_at is null`,
  );
}

export const setAccountStates = (
  tx: Tx,
  accountIds: readonly AccountId[],
  { state, reason, now }: { state: AccountState; reason?: StateReason; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.account set state = ${state}, state_reason = ${reason ?? null}, state_changed_at = ${now},
          changed_at = ${now}
        where id = any(${accountIds}::uuid[])`,
  );

/** Makes everybody wait who changes users of this participant. */
export const lockUsersOf = async (tx: Tx, participantId: ParticipantId): Promise<void> => {
  await rows(tx, sql`select from accounts.participant where id = ${participantId} for no key update`);
};
