import { writeEntries } from "../../audit/index.ts";
import { type AccountId, newId, type ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { temporaryPasswordLink } from "../letters.ts";
import { listParticipants } from "../participants/participant-store.ts";
import { effectiveLevels } from "../roles-rules.ts";
import { hashPassword } from "../sign-in/password-hash.ts";
import { makeTemporaryPassword, normaliseTemporaryPassword } from "../sign-in/secrets.ts";
import { type AccountState, insertTemporaryPassword } from "../sign-in/sign-in-store.ts";
import { insertAccount, isEmailTaken, listTitles, lockAccounts, usernamesLike } from "./account-store.ts";
import { cleanMobile, deriveUsername, foldEmail, refuseEmail, refuseUsername, usernameBase } from "./contact-rules.ts";

export type NewPerson = {
  given: string;
  family: string;
  email: string;
  /** As people write it; kept as E.164. */
  mobile: string;
  titleId: string;
  participantId: ParticipantId;
  /** Derived from the name when left out. */
  username?: string;
  /** Why the person need not be trained first; recorded. Without it, and without a state, the account is in training. */
  trainingWaivedReason?: string;
  /** Of the demo region only. */
  state?: AccountState;
  /** Of the demo region only: no invitation is made then, and the rules for passwords do not apply. */
  password?: string;
  requestId?: string;
};

export type AddedAccount = {
  account: { id: AccountId; username: string; state: AccountState; email: string; mobile: string };
  /** With an invitation: works once, for 72 hours. Kept nowhere but as its hash. */
  temporaryPassword?: string;
  /** Where the person goes with it. */
  invitationLink?: string;
};

/**
 * Adds one person's account with its first affiliation. Refused, in a sentence, where policy §2 refuses a worksheet's
 * row: an e-mail address that is taken or shared, a mobile number that cannot be one, a title that is unknown or not
 * offered at this participant. Nobody gets an invitation before the training is done or waived.
 */
export async function addAccount(
  context: AccountsContext,
  person: NewPerson,
): Promise<AddedAccount | { refused: string }> {
  const { accounts: settings, clock, database } = context;
  const waived = person.trainingWaivedReason?.trim() || undefined;
  const state = person.state ?? (waived ? "active" : "in-training");
  const invited = state === "active" && person.password === undefined;
  const temporaryPassword = invited ? makeTemporaryPassword() : undefined;
  const temporaryHash =
    temporaryPassword && (await hashPassword(normaliseTemporaryPassword(temporaryPassword), settings));
  const passwordHash = person.password === undefined ? undefined : await hashPassword(person.password, settings);
  const now = clock.now();

  return database.transaction(async (tx): Promise<AddedAccount | { refused: string }> => {
    await lockAccounts(tx);
    const checked = await checkPerson(tx, person, now);
    if ("refused" in checked) return checked;
    const { username, email, mobile } = checked;
    const account = { id: newId<AccountId>(now), username, state, email, mobile };
    await insertAccount(tx, {
      ...account,
      given: person.given.trim(),
      family: person.family.trim(),
      emailFolded: foldEmail(email),
      ...(passwordHash ? { passwordHash } : {}),
      ...(waived ? { trainingWaivedReason: waived } : {}),
      titleId: person.titleId,
      participantId: person.participantId,
      now,
    });
    if (temporaryHash) {
      const expiresAt = new Date(now.getTime() + settings.invitationMs);
      await insertTemporaryPassword(tx, {
        accountId: account.id,
        hash: temporaryHash,
        reason: "invitation",
        now,
        expiresAt,
      });
    }
    await recordCreation(tx, person, account, now);
    if (!temporaryPassword) return { account };
    return { account, temporaryPassword, invitationLink: temporaryPasswordLink(settings, username) };
  });
}

async function checkPerson(
  tx: Tx,
  person: NewPerson,
  now: Date,
): Promise<{ username: string; email: string; mobile: string } | { refused: string }> {
  if (!person.given.trim() || !person.family.trim()) return { refused: "A given name and a family name are needed." };
  const badEmail = refuseEmail(person.email);
  if (badEmail) return { refused: badEmail };
  const mobile = cleanMobile(person.mobile);
  if (!mobile) return { refused: "The mobile number cannot be one: write it like +1 518 555 0100." };
  const notOffered = await refuseTitle(tx, person, now);
  if (notOffered) return { refused: notOffered };
  if (await isEmailTaken(tx, foldEmail(person.email))) {
    return { refused: "The e-mail address belongs to an account already: an account is one person's own." };
  }
  const username = await chooseUsername(tx, person);
  return "refused" in username ? username : { ...username, email: person.email.trim(), mobile };
}

async function refuseTitle(tx: Tx, person: NewPerson, now: Date): Promise<string | undefined> {
  const titles = await listTitles(tx, now);
  const title = titles.find(({ id }) => id === person.titleId);
  if (!title) return `"${person.titleId}" is not a title: ${titles.map(({ id }) => id).join(", ")}.`;
  const participant = (await listParticipants(tx)).find(({ id }) => id === person.participantId);
  if (!participant) return "There is no such participant.";
  if (effectiveLevels(title, participant).length === 0) return `${title.name} is not a title at ${participant.name}.`;
  return undefined;
}

async function chooseUsername(tx: Tx, person: NewPerson): Promise<{ username: string } | { refused: string }> {
  if (person.username === undefined) {
    return { username: deriveUsername(person, await usernamesLike(tx, usernameBase(person))) };
  }
  const username = person.username.trim();
  const refused = refuseUsername(username);
  if (refused) return { refused };
  const taken = await usernamesLike(tx, username);
  return taken.has(username) ? { refused: `The username ${username} is taken.` } : { username };
}

const recordCreation = (
  tx: Tx,
  person: NewPerson,
  account: { id: AccountId; username: string; state: AccountState },
  now: Date,
): Promise<void> =>
  writeEntries(tx, now, [
    {
      action: "account-create",
      outcome: "succeeded",
      actor: { accountId: account.id, username: account.username, participantId: person.participantId },
      requestId: person.requestId ?? newId(now),
      detail: {
        state: account.state,
        titleId: person.titleId,
        trainingWaived: person.trainingWaivedReason?.trim() ?? "",
      },
    },
  ]);
