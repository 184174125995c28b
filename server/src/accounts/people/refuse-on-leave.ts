import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { listLeaves } from "./leave-store.ts";

/** Why somebody who has proved everything does not get in: every affiliation is on leave. Undefined when one is open. */
export async function refuseOnLeave(tx: Tx, accountId: AccountId, now: Date): Promise<AccountsRefusal | undefined> {
  const leaves = await listLeaves(tx, accountId, now);
  if (leaves.length === 0 || leaves.some(({ onLeave }) => !onLeave)) return undefined;
  const where = leaves.map(({ participantName, leaveUntil }) =>
    leaveUntil ? `${participantName} (up to and including ${dayWords(leaveUntil)})` : participantName,
  );
  return {
    refused: "account-not-active",
    detail: `You are on leave from ${where.join(" and ")}: nothing opens until it ends. Your user manager can end it.`,
  };
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const dayWords = (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`));
