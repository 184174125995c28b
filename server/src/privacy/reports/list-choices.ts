import type { PrivacyChoices } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { listedName, listNamesAt, listParticipants } from "../../accounts/index.ts";
import { type Asking, auditOf, isWithin, participantOf } from "../asking.ts";

const usersMax = 5000;

/** On whom somebody may have a report: organizations, and everybody who acts or acted for them, by name; at most 5,000. */
export async function listChoices(context: AccessContext, asking: Asking): Promise<PrivacyChoices> {
  const choices = await context.database.snapshot(async (tx) => ({
    participants: (await listParticipants(tx))
      .filter(({ id }) => isWithin(asking.scope, id))
      .map(({ id, name }) => ({ id, name })),
    users: (await listNamesAt(tx, { participantId: participantOf(asking.scope), limit: usersMax })).map((account) => ({
      accountId: account.accountId,
      name: listedName(account),
      username: account.username,
    })),
  }));
  const detail = { participants: choices.participants.length, users: choices.users.length };
  await context.audit.record([auditOf(asking, { action: "audit-report", outcome: "permitted", detail })]);
  return choices;
}
