import type { AlertTask } from "@crossbay/contract";
import { findUsers, listedName } from "../../accounts/index.ts";
import type { AccountId, AffiliationId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listOpenRequests, settleRequest } from "./alert-request-store.ts";

/**
 * Users of whom a worksheet said that they want Clinical Alerts, the longest waiting first; a task is open once the account is
 * active. A worksheet switches nothing on: the relationship manager does (policy §2, §10).
 */
export async function listAlertTasks(tx: Tx, now: Date): Promise<AlertTask[]> {
  const requests = await listOpenRequests(tx);
  const affiliationIds = requests.map(({ affiliationId }) => affiliationId);
  const users = new Map((await findUsers(tx, { affiliationIds }, now)).map((user) => [user.affiliationId, user]));
  return requests.flatMap(({ affiliationId, askedAt }) => {
    const user = users.get(affiliationId);
    // Whoever left, or has the alerts already, needs nothing any more.
    if (!user || user.clinicalAlerts) return [];
    return {
      affiliationId,
      accountId: user.accountId,
      name: listedName(user),
      participantName: user.participant.name,
      title: user.title,
      askedAt: askedAt.toISOString(),
      open: user.state === "active",
    };
  });
}

/** Ends the task of a user who was put on the list of Clinical Alerts, or was not to be; twice changes nothing. */
export const settleAlertTask = (
  tx: Tx,
  affiliationId: AffiliationId,
  settled: { byAccountId: AccountId; now: Date },
): Promise<boolean> => settleRequest(tx, affiliationId, settled);
