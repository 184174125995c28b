import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { AccountId, AffiliationId, ParticipantId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { queueLetters } from "../letters/queue-letter.ts";
import {
  endLeave,
  findPendingTitles,
  isTitleHeld,
  openBreakTheGlass,
  setClinicalAlerts,
  setLeave,
  setPendingTitle,
  setTitle,
  setVerified,
} from "./affiliation-change-store.ts";
import type { User } from "./user-store.ts";
import { findUsers } from "./user-store.ts";
import { endWaysIn, lockAccountsById } from "./ways-in-store.ts";

type Change = { by: AuditActor; requestId: string };

/** A user as found just before, whose affiliation is changed. */
type Changed = Pick<User, "affiliationId" | "accountId" | "participant">;

/**
 * Changes the title of an affiliation, in the caller's transaction, who knows that the participant has it. Sessions and open
 * sign-ins of the account end, and the person gets a letter; unless the title waits for a course, when nothing changes until
 * {@link applyPendingTitles}.
 * @returns false when the person has this title there already
 */
export async function changeTitle(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  {
    user,
    titleId,
    waits,
    reason,
    by,
    requestId,
  }: Partial<Pick<Change, "by">> & {
    requestId: string;
    user: Changed;
    titleId: string;
    waits: boolean;
    reason: string;
  },
): Promise<boolean> {
  const now = context.clock.now();
  const { accountId, affiliationId, participant } = user;
  await lockAccountsById(tx, [accountId], now);
  if (await isTitleHeld(tx, affiliationId, titleId)) return false;
  const detail = { affiliationId, accountId, participantId: participant.id, titleId, reason, waits };
  const entry = { action: "affiliation-change", outcome: "succeeded", requestId, detail } as const;
  await writeEntries(tx, now, [by ? { ...entry, actor: by } : entry]);
  if (waits) await setPendingTitle(tx, affiliationId, titleId, now);
  else await takeTitles(tx, context, accountId, [{ affiliationId, titleId }]);
  return true;
}

/**
 * Lets the titles of an account count that waited for a course; to be called when it is passed. Sessions end as with any change
 * of role.
 */
export async function applyPendingTitles(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  { accountId, requestId }: { accountId: AccountId; requestId: string },
): Promise<void> {
  const now = context.clock.now();
  await lockAccountsById(tx, [accountId], now);
  await openBreakTheGlass(tx, accountId);
  const pending = await findPendingTitles(tx, accountId);
  if (pending.length === 0) return;
  await writeEntries(
    tx,
    now,
    pending.map(({ affiliationId, titleId }) => ({
      action: "affiliation-change",
      outcome: "succeeded",
      requestId,
      detail: { affiliationId, accountId, titleId, reason: "the course that it waited for is passed" },
    })),
  );
  await takeTitles(tx, context, accountId, pending);
}

async function takeTitles(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  accountId: AccountId,
  titles: readonly { affiliationId: AffiliationId; titleId: string }[],
): Promise<void> {
  const now = context.clock.now();
  for (const { affiliationId, titleId } of titles) await setTitle(tx, affiliationId, titleId, now);
  await endWaysIn(tx, [accountId], now);
  const changed = await findUsers(tx, { affiliationIds: titles.map(({ affiliationId }) => affiliationId) }, now);
  await queueLetters(
    tx,
    context,
    changed.map(({ email, given, family, participant, title }) => ({
      template: "role-changed" as const,
      to: { email, name: `${given} ${family}`, accountId },
      participantId: participant.id,
      placeholders: { participant: participant.name, what: title },
    })),
  );
}

/**
 * Sets a leave of absence: from its first to its last day, both in the participant's time zone, nothing opens for the
 * affiliation; it ends by itself. Without `from` the leave ends now. When it has begun, sessions of the account end.
 */
export async function changeLeave(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { user, from, until, by, requestId }: Change & { user: Changed; from?: string; until?: string },
): Promise<void> {
  const now = clock.now();
  const { accountId, affiliationId, participant } = user;
  await lockAccountsById(tx, [accountId], now);
  const today = plainDateAt(now, participant.timeZone);
  if (from === undefined) await endLeave(tx, affiliationId, today, now);
  else await setLeave(tx, affiliationId, { from, until, now });
  if (from !== undefined && from <= today) await endWaysIn(tx, [accountId], now);
  const detail = {
    affiliationId,
    accountId,
    participantId: participant.id,
    leaveFrom: from ?? "",
    leaveUntil: until ?? "",
  };
  await writeEntries(tx, now, [{ action: "affiliation-change", outcome: "succeeded", actor: by, requestId, detail }]);
}

/** Puts somebody on the list of those who get Clinical Alerts, or takes them off it; twice changes nothing. */
export async function changeClinicalAlerts(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { user, on, by, requestId }: Change & { user: Changed; on: boolean },
): Promise<void> {
  const now = clock.now();
  const { accountId, affiliationId, participant } = user;
  if (!(await setClinicalAlerts(tx, affiliationId, on, now))) return;
  const detail = { affiliationId, accountId, participantId: participant.id, clinicalAlerts: on };
  await writeEntries(tx, now, [{ action: "affiliation-change", outcome: "succeeded", actor: by, requestId, detail }]);
}

/** Records that these people still belong to the participant. */
export async function keepAffiliations(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  kept: Change & { affiliationIds: readonly AffiliationId[]; participantId: ParticipantId },
): Promise<void> {
  if (kept.affiliationIds.length === 0) return;
  const now = clock.now();
  const { by, requestId, affiliationIds, participantId } = kept;
  await setVerified(tx, affiliationIds, { byAccountId: by.accountId, now });
  const detail = { participantId, verified: affiliationIds.length, affiliationIds: affiliationIds.join(" ") };
  await writeEntries(tx, now, [{ action: "affiliation-change", outcome: "succeeded", actor: by, requestId, detail }]);
}
