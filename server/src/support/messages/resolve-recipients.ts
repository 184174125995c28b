import { type SecureTo, secureLinkDays } from "@crossbay/contract";
import { type AccountsContext, type Actor, findUsers, listDirectory, type User } from "../../accounts/index.ts";
import { type AffiliationId, newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { type OutsidePerson, readOutsidePerson } from "./outside-person-rules.ts";
import type { KeptParty } from "./party-store.ts";
import { isStaff } from "./reader.ts";
import { foldPassphrase, hashOfSecret } from "./secure-secrets.ts";
import type { TicketOfThread } from "./ticket-of-thread-store.ts";

/** A party that is new in a thread; `daysOpen` of the link of somebody outside. */
export type NewParty = KeptParty & { daysOpen?: number };

type Fault = { field: string; detail: string };

/**
 * Makes parties of those to whom somebody writes, or says which of them they may not write to. Users write to the help desk, their
 * relationship manager and colleagues of their participant; the exchange's staff to any user; both to people outside.
 */
export async function resolveRecipients(
  tx: Tx,
  context: AccountsContext,
  {
    actor,
    to,
    threadId,
    addedBy,
    ticket,
  }: { actor: Actor; to: readonly SecureTo[]; threadId: string; addedBy: string; ticket: TicketOfThread | undefined },
): Promise<{ parties: NewParty[] } | SupportRefusal> {
  const now = context.clock.now();
  const blank = { ...blankParty, threadId, addedBy };
  const faults: Fault[] = [];
  const parties: NewParty[] = [];
  const users = await findReachableUsers(tx, actor, wantedAffiliations(to), now);
  const sender = to.some(({ kind }) => kind === "ticket-sender") && (await findTicketSender(tx, ticket, now));
  for (const [place, each] of to.entries()) {
    const at = `to.${place}`;
    if (each.kind === "help") {
      parties.push({ ...blank, id: newId(now), kind: "help", name: helpDeskName(context) });
    } else if (each.kind === "outside") {
      const read = readOutsidePerson(each.person, { at: `${at}.person`, usualDays: secureLinkDays.usual });
      if ("faults" in read) faults.push(...read.faults);
      else parties.push(outsideParty(context, { ...blank, id: newId(now) }, read.person));
    } else {
      const user = each.kind === "ticket-sender" ? sender || undefined : users.get(each.affiliationId);
      if (user) parties.push({ ...blank, id: newId(now), ...accountParty(user) });
      else faults.push({ field: at, detail: "One of those you chose cannot be written to. Choose from the list." });
    }
  }
  return faults.length > 0 ? refuseForm("Nothing was sent.", faults) : { parties: withoutTwins(parties) };
}

export const helpDeskName = ({ accounts }: Pick<AccountsContext, "accounts">): string =>
  `Help desk of ${accounts.exchangeName}`;

/** Users of these affiliations to whom the actor may write now. */
async function findReachableUsers(
  tx: Tx,
  actor: Actor,
  affiliationIds: readonly string[],
  now: Date,
): Promise<Map<string, User>> {
  if (affiliationIds.length === 0) return new Map();
  const found = await findUsers(tx, { affiliationIds: affiliationIds as AffiliationId[] }, now);
  const manager = await relationshipManagerOf(tx, actor);
  return new Map(
    found
      .filter((user) => user.state === "active" && user.accountId !== actor.accountId)
      .filter(
        ({ accountId, participant }) =>
          isStaff(actor) ||
          participant.id === actor.participant.id ||
          (participant.type === "exchange" && accountId === manager),
      )
      .map((user) => [user.affiliationId, user]),
  );
}

/** Who looks after the participant for which somebody acts. */
export async function relationshipManagerOf(tx: Tx, { participant }: Actor): Promise<string | undefined> {
  const [entry] = await listDirectory(tx, { participantId: participant.id });
  return entry?.relationshipManager?.accountId;
}

async function findTicketSender(tx: Tx, ticket: TicketOfThread | undefined, now: Date): Promise<User | undefined> {
  if (!ticket?.senderAccountId || !ticket.senderParticipantId) return undefined;
  const accountId = ticket.senderAccountId as User["accountId"];
  const participantId = ticket.senderParticipantId as User["participant"]["id"];
  const [user] = await findUsers(tx, { accountIds: [accountId], participantId }, now);
  return user?.state === "active" ? user : undefined;
}

const wantedAffiliations = (to: readonly SecureTo[]): string[] =>
  to.flatMap((each) => (each.kind === "affiliation" ? [each.affiliationId] : []));

const blankParty = {
  accountId: null,
  participantId: null,
  title: null,
  participantName: null,
  email: null,
  proof: null,
  mobile: null,
  passphraseHash: null,
  linkId: null,
};

const accountParty = (user: User) => ({
  kind: "account" as const,
  accountId: user.accountId,
  participantId: user.participant.id,
  name: `${user.given} ${user.family}`,
  title: user.title,
  participantName: user.participant.name,
});

function outsideParty(
  { keys }: AccountsContext,
  blank: Omit<KeptParty, "kind" | "name">,
  { name, email, proof, daysOpen }: OutsidePerson,
): NewParty {
  return {
    ...blank,
    kind: "outside",
    name,
    email,
    proof: proof.by,
    mobile: proof.by === "sms" ? proof.mobile : null,
    passphraseHash:
      proof.by === "passphrase" ? hashOfSecret(keys, "passphrase", blank.id, foldPassphrase(proof.passphrase)) : null,
    daysOpen,
  };
}

/** Somebody who was chosen twice is in it once. */
function withoutTwins(parties: readonly NewParty[]): NewParty[] {
  const key = ({ kind, accountId, participantId, email }: NewParty) =>
    JSON.stringify([kind, accountId, participantId, email?.toLowerCase()]);
  return [...new Map(parties.map((party) => [key(party), party])).values()];
}
