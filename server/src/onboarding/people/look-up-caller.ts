import type { Caller, CallerLookUp } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, listDirectory } from "../../accounts/index.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { worksheetLine } from "../worksheets/present-worksheet.ts";
import { listWorksheets } from "../worksheets/worksheet-store.ts";
import { listContactsOnRecord } from "./contacts-on-record.ts";
import { listUsers } from "./list-users.ts";

const worksheetsMax = 10;

/**
 * What a relationship manager needs to help somebody of an organization: who may be told what, its users with roles, training and alerts,
 * its worksheets. Who was shown, and why, is in the audit record before the answer.
 */
export async function lookUpCaller(
  context: AccountsContext,
  { actor, requestId, lookUp }: { actor: Actor; requestId: string; lookUp: CallerLookUp },
): Promise<Caller | OnboardingRefusal> {
  const now = context.clock.now();
  const caller = await context.database.snapshot(async (tx): Promise<Caller | undefined> => {
    const [entry] = await listDirectory(tx, { participantId: lookUp.participantId });
    if (!entry || entry.type === "exchange") return undefined;
    const worksheets = await listWorksheets(tx, { participantId: entry.id, limit: worksheetsMax });
    return {
      participantId: entry.id,
      participantName: entry.name,
      participantType: entry.type,
      emergencyServices: entry.emergencyServices,
      sites: entry.sites.filter(({ closedAt }) => !closedAt).map(({ name }) => name),
      ...(entry.relationshipManager ? { relationshipManager: entry.relationshipManager.name } : {}),
      contacts: await listContactsOnRecord(tx, entry.id, now),
      users: await listUsers(tx, context, { filter: { participantId: entry.id, ended: true }, view: "exchange" }),
      worksheets: worksheets.map((worksheet) => worksheetLine(worksheet, entry.name)),
    };
  });
  await context.audit.record([
    {
      action: "caller-look-up",
      outcome: caller ? "permitted" : "refused",
      actor: auditActorOf(actor),
      way: "keep-desk",
      ...(caller ? {} : { rule: "not-found" }),
      requestId,
      detail: {
        participantId: lookUp.participantId,
        reason: lookUp.reason,
        ...(caller ? { users: caller.users.users.length, contacts: caller.contacts.length } : {}),
      },
    },
  ]);
  return caller ?? { refused: "not-found", detail: "There is no such organization." };
}
