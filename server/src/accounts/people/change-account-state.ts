import type { AccountState } from "@crossbay/contract";
import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import type { StateReason } from "./state-rules.ts";
import { endWaysIn, type LockedAccount, lockAccountsById, setAccountStates } from "./ways-in-store.ts";

type Because = {
  /** Left out when the exchange itself does it. */
  actor?: AuditActor;
  requestId: string;
  /** Recorded; names nobody. */
  because?: string;
};

/**
 * Makes an account active that is in training or suspended, whatever the reason: whoever calls knows that the training is
 * complete. What was open before is ended.
 * @returns false when it was active already, is deactivated or does not exist
 */
export async function activateAccount(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  { accountId, ...terms }: Because & { accountId: AccountId },
): Promise<boolean> {
  const may = ({ state }: LockedAccount) => state !== "active" && state !== "deactivated";
  return (await changeStates(tx, context, { accountIds: [accountId], state: "active", may, ...terms })).length === 1;
}

/**
 * Suspends the active ones of these accounts, and ends their sessions, open sign-ins and temporary passwords. For overdue
 * training nobody is put out of an open session: those accounts are left as they are, and come next time (policy §3).
 * @returns those that were suspended
 */
export async function suspendAccounts(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  { accountIds, reason, ...terms }: Because & { accountIds: readonly AccountId[]; reason: StateReason },
): Promise<AccountId[]> {
  const mayInterrupt = reason !== "training-overdue";
  const may = ({ state, hasSession }: LockedAccount) => state === "active" && (mayInterrupt || !hasSession);
  return changeStates(tx, context, { accountIds, state: "suspended", reason, may, ...terms });
}

/**
 * Deactivates an account, and ends its sessions, open sign-ins and temporary passwords. Its affiliations stay as they are.
 * @returns false when it was deactivated already or does not exist
 */
export async function deactivateAccount(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  { accountId, reason, ...terms }: Because & { accountId: AccountId; reason: StateReason },
): Promise<boolean> {
  const accountIds = [accountId];
  return (await deactivateAccounts(tx, context, { accountIds, reason, ...terms })).length === 1;
}

/** {@link deactivateAccount} for many. */
export const deactivateAccounts = (
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  { accountIds, reason, ...terms }: Because & { accountIds: readonly AccountId[]; reason: StateReason },
): Promise<AccountId[]> =>
  changeStates(tx, context, {
    accountIds,
    state: "deactivated",
    reason,
    may: ({ state }) => state !== "deactivated",
    ...terms,
  });

async function changeStates(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  change: Because & {
    accountIds: readonly AccountId[];
    state: AccountState;
    reason?: StateReason;
    may: (account: LockedAccount) => boolean;
  },
): Promise<AccountId[]> {
  if (change.accountIds.length === 0) return [];
  const now = clock.now();
  const { state, reason, may, actor, requestId, because } = change;
  const changed = (await lockAccountsById(tx, change.accountIds, now)).filter(may);
  const accountIds = changed.map(({ accountId }) => accountId);
  if (accountIds.length === 0) return [];
  await setAccountStates(tx, accountIds, { state, ...(reason ? { reason } : {}), now });
  await endWaysIn(tx, accountIds, now);
  await writeEntries(
    tx,
    now,
    changed.map(({ accountId, state: before }) => ({
      action: "account-change",
      outcome: "succeeded",
      ...(actor ? { actor } : {}),
      requestId,
      detail: { accountId, from: before, to: state, reason: reason ?? "", because: because ?? "" },
    })),
  );
  return accountIds;
}
