import type { SecureRecipient, SecureRecipients } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, findUsers, type User } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { isStaff } from "./reader.ts";
import { helpDeskName, relationshipManagerOf } from "./resolve-recipients.ts";

const shownMax = 20;
const wordsMax = 6;
const lettersMin = 2;

/**
 * Those to whom somebody may write, whose names hold every word that was typed: the help desk and the relationship manager first,
 * then colleagues of the own participant, or users of all participants for the exchange's staff.
 */
export async function findRecipients(
  context: AccountsContext,
  { actor, text, requestId }: { actor: Actor; text: string; requestId: string },
): Promise<SecureRecipients> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, wordsMax);
  const found = await context.database.snapshot(async (tx) => [
    ...(words.length === 0 ? await firstOnes(tx, context, actor) : []),
    ...(await findPeople(tx, actor, words, context.clock.now())),
  ]);
  const recipients = withoutTwins(found);
  if (isStaff(actor) && words.length > 0) {
    await context.audit.record([
      {
        action: "user-look-up",
        outcome: "permitted",
        actor: auditActorOf(actor),
        requestId,
        detail: { users: Math.min(recipients.length, shownMax) },
      },
    ]);
  }
  return { recipients: recipients.slice(0, shownMax), more: recipients.length > shownMax };
}

async function firstOnes(tx: Tx, context: AccountsContext, actor: Actor): Promise<SecureRecipient[]> {
  const accountId = (await relationshipManagerOf(tx, actor)) as AccountId | undefined;
  const [manager] = accountId ? await findUsers(tx, { accountIds: [accountId] }, context.clock.now()) : [];
  const isThere = manager?.state === "active" && manager.accountId !== actor.accountId;
  return [
    { kind: "help", name: helpDeskName(context) },
    ...(isThere ? [recipientOf("relationship-manager", manager)] : []),
  ];
}

async function findPeople(tx: Tx, actor: Actor, words: readonly string[], now: Date): Promise<SecureRecipient[]> {
  const everywhere = isStaff(actor);
  if (words.join("").length < lettersMin && (everywhere || words.length > 0)) return [];
  const users = await findUsers(
    tx,
    { ...(everywhere ? {} : { participantId: actor.participant.id }), words, limit: 3 * shownMax },
    now,
  );
  return users
    .filter(({ state, accountId }) => state === "active" && accountId !== actor.accountId)
    .map((user) => recipientOf(everywhere ? "user" : "colleague", user));
}

const recipientOf = (kind: SecureRecipient["kind"], user: User): SecureRecipient => ({
  kind,
  affiliationId: user.affiliationId,
  name: `${user.given} ${user.family}`,
  title: user.title,
  participantName: user.participant.name,
});

/** Somebody with two titles at one participant is written to once. */
const withoutTwins = (recipients: readonly SecureRecipient[]): SecureRecipient[] =>
  [
    ...new Map(
      recipients.toReversed().map((recipient) => [recipient.affiliationId ?? recipient.kind, recipient] as const),
    ).values(),
  ].toReversed();
