import type { PrivacyChoices } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { findUsers, listedName, listNamesAt, listParticipants } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, isWithin, participantOf } from "../asking.ts";

const usersMax = 5000;

type Choice = PrivacyChoices["users"][number];

/**
 * On whom somebody may have a report: organizations, and everybody who acts or acted for them, by name; at most 5,000. Whoever
 * works for one organization also learns whose access there can be ended.
 */
export async function listChoices(context: AccessContext, asking: Asking): Promise<PrivacyChoices> {
  const choices = await context.database.snapshot(async (tx) => {
    const endings = await findEndings(tx, asking, context.clock.now());
    return {
      participants: (await listParticipants(tx))
        .filter(({ id }) => isWithin(asking.scope, id))
        .map(({ id, name }) => ({ id, name })),
      users: (await listNamesAt(tx, { participantId: participantOf(asking.scope), limit: usersMax })).map(
        (account): Choice => {
          const mayEnd = endings.get(account.accountId);
          const { accountId, username } = account;
          return { accountId, name: listedName(account), username, ...(mayEnd ? { mayEnd } : {}) };
        },
      ),
    };
  });
  const detail = { participants: choices.participants.length, users: choices.users.length };
  await context.audit.record([auditOf(asking, { action: "audit-report", outcome: "permitted", detail })]);
  return choices;
}

/** By account, the access that a privacy officer may end (policy §9): of the own organization's users, not of their own. */
async function findEndings(tx: Tx, { scope, actor }: Asking, now: Date): Promise<Map<string, Choice["mayEnd"]>> {
  const participantId = participantOf(scope);
  if (!participantId) return new Map();
  const users = await findUsers(tx, { participantId, limit: usersMax }, now);
  return new Map(
    users
      .filter(({ accountId }) => accountId !== actor.accountId)
      .map(({ accountId, affiliationId, title, participant }) => [
        accountId,
        { affiliationId, title, participantName: participant.name },
      ]),
  );
}
