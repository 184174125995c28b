import type { ManagedUser, TellUsernameRequest } from "@crossbay/contract";
import { type AccountsContext, auditActorOf, queueLetters, type User } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { listContactsOnRecord } from "./contacts-on-record.ts";
import { presentUsers } from "./list-users.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

/**
 * Tells a username: by mail to the user's own address on record, or, as a record of a telephone call, to one of the organization's
 * contacts on record. Anybody else is told nothing (policy §9).
 */
export function tellUsername(
  context: AccountsContext,
  { told, ...change }: UserChange & { told: TellUsernameRequest },
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "username-tell" }, async (tx, user) => {
    const now = context.clock.now();
    const refused = told.to === "contact" && (await refuseContact(tx, user, { contactId: told.contactId, now }));
    if (refused) return refused;
    await writeEntries(tx, now, [
      {
        action: "username-tell",
        outcome: "succeeded",
        actor: auditActorOf(change.actor),
        way: "keep-desk",
        requestId: change.requestId,
        detail: {
          accountId: user.accountId,
          participantId: user.participant.id,
          to: told.to,
          ...(told.to === "contact" && told.contactId ? { contactId: told.contactId } : {}),
          reason: told.reason,
        },
      },
    ]);
    if (told.to === "mail") await mailUsername(tx, context, user);
    return (await presentUsers(tx, [user], { view: "exchange", now }))[0]!;
  });
}

async function refuseContact(
  tx: Tx,
  user: User,
  { contactId, now }: { contactId: string | undefined; now: Date },
): Promise<OnboardingRefusal | undefined> {
  const contacts = await listContactsOnRecord(tx, user.participant.id, now);
  return contacts.some(({ accountId }) => accountId === contactId)
    ? undefined
    : refuseForm("The username was not told.", [
        { field: "contactId", detail: "Choose one of the organization's contacts on record; nobody else is told." },
      ]);
}

const mailUsername = (tx: Tx, context: AccountsContext, user: User): Promise<void> =>
  queueLetters(tx, context, [
    {
      template: "your-username",
      to: { email: user.email, name: `${user.given} ${user.family}`, accountId: user.accountId },
      participantId: user.participant.id,
      placeholders: { username: user.username },
      link: { path: "/sign-in" },
    },
  ]);
