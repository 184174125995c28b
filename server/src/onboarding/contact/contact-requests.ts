import type { ContactRequest, ContactRequests, StaffMember } from "@crossbay/contract";
import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  type DirectoryEntry,
  listDirectory,
} from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { OnboardingRefusal } from "../refusal.ts";
import { closeRequest, findOpenContactRequests, type KeptContactRequest, lockContactRequest } from "./contact-store.ts";

const shownMax = 500;

/** What people wrote on the public page and nobody has closed: the reader's own first, then the oldest. */
export async function viewContactRequests(
  context: AccountsContext,
  { actor, requestId }: { actor: Actor; requestId: string },
): Promise<ContactRequests> {
  const requests = await context.database.snapshot(async (tx) => {
    const open = await findOpenContactRequests(tx, shownMax);
    const present = await presenter(tx, actor);
    return open.map(present).toSorted((one, other) => Number(other.mine) - Number(one.mine));
  });
  await context.audit.record([
    {
      action: "contact-request",
      outcome: "permitted",
      actor: auditActorOf(actor),
      way: "keep-desk",
      requestId,
      detail: { requests: requests.length },
    },
  ]);
  return { requests };
}

/** Puts one away. Refused when it was put away before. */
export async function closeContactRequest(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  { id, actor, requestId }: { id: string; actor: Actor; requestId: string },
): Promise<ContactRequest | OnboardingRefusal> {
  const now = context.clock.now();
  const request = await lockContactRequest(tx, id);
  if (!request) return { refused: "not-found", detail: "There is no such letter." };
  if (request.closedAt) {
    return { refused: "already-decided", detail: `${request.closedBy} has closed this letter already.` };
  }
  await closeRequest(tx, { id, by: { accountId: actor.accountId, name: actor.name }, now });
  await writeEntries(tx, now, [
    {
      action: "contact-request",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      way: "keep-desk",
      requestId,
      detail: { contactRequestId: id, closed: true },
    },
  ]);
  return (await presenter(tx, actor))({ ...request, closedAt: now, closedBy: actor.name });
}

async function presenter(tx: Tx, actor: Actor): Promise<(kept: KeptContactRequest) => ContactRequest> {
  const directory = new Map((await listDirectory(tx)).map((entry) => [entry.id, entry]));
  return (kept) => present(kept, kept.participantId ? directory.get(kept.participantId) : undefined, actor);
}

const present = (kept: KeptContactRequest, participant: DirectoryEntry | undefined, actor: Actor): ContactRequest => ({
  id: kept.id,
  ...(participant ? { participantId: participant.id, participantName: participant.name } : {}),
  ...(participant?.relationshipManager ? { relationshipManager: staffOf(participant.relationshipManager) } : {}),
  name: kept.name,
  email: kept.email,
  message: kept.message,
  receivedAt: kept.receivedAt.toISOString(),
  mine: participant?.relationshipManager?.accountId === actor.accountId,
  ...(kept.closedAt ? { closedAt: kept.closedAt.toISOString() } : {}),
  ...(kept.closedBy ? { closedBy: kept.closedBy } : {}),
});

const staffOf = ({ accountId, name, email }: StaffMember): StaffMember => ({ accountId, name, email });
