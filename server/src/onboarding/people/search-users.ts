import type { UserList, UserSearch } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, type UserFilter } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { listUsers } from "./list-users.ts";

const usersMax = 50;
const wordsMax = 8;

type Asking = { actor: Actor; requestId: string };

/**
 * Looks somebody up for a caller, by words of name, username or e-mail address, whatever their case and diacritics; at most 50
 * users. Who was shown, and why it was asked, is in the audit record before the answer; what was typed is not.
 */
export async function searchUsers(
  context: AccountsContext,
  { actor, requestId, search }: Asking & { search: UserSearch },
): Promise<UserList | OnboardingRefusal> {
  const words = (search.text ?? "")
    .split(/[\s,;]+/u)
    .filter((word) => word !== "")
    .slice(0, wordsMax);
  if (words.length === 0 && search.participantId === undefined) {
    return refuseForm("Nothing was looked up.", [
      { field: "text", detail: "Say a name, a username or an e-mail address." },
    ]);
  }
  const participantId = search.participantId as ParticipantId | undefined;
  const filter = { words, ended: true, limit: usersMax, ...(participantId ? { participantId } : {}) };
  return showUsers(context, { actor, requestId, filter, reason: search.reason });
}

/** The users of one participant, as its relationship manager sees them; audited as a look-up. */
export const listParticipantUsers = (
  context: AccountsContext,
  { participantId, ...asking }: Asking & { participantId: ParticipantId },
): Promise<UserList> => showUsers(context, { ...asking, filter: { participantId }, reason: "the participant's page" });

async function showUsers(
  context: AccountsContext,
  { actor, requestId, filter, reason }: Asking & { filter: UserFilter; reason: string },
): Promise<UserList> {
  const list = await context.database.snapshot((tx) => listUsers(tx, context, { filter, view: "exchange" }));
  const accountIds = [...new Set(list.users.map(({ accountId }) => accountId))].slice(0, usersMax).join(" ");
  await context.audit.record([
    {
      action: "user-look-up",
      outcome: "permitted",
      actor: auditActorOf(actor),
      requestId,
      detail: { reason, found: list.users.length, accountIds, participantId: filter.participantId ?? "" },
    },
  ]);
  return list;
}
