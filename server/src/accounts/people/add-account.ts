import { type AccountId, newId, type ParticipantId } from "../../platform/ids.ts";
import type { AccountsContext } from "../context.ts";
import { hashPassword } from "../sign-in/password-hash.ts";
import { makeTemporaryPassword, normaliseTemporaryPassword } from "../sign-in/secrets.ts";
import { type AccountState, insertTemporaryPassword } from "../sign-in/sign-in-store.ts";
import { temporaryPasswordLink } from "../sign-in/temporary-password-link.ts";
import { isEmailTaken, lockAccounts } from "./account-store.ts";
import { admitWithTerms } from "./admit-new-person.ts";
import { cleanMobile, foldEmail } from "./contact-rules.ts";

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
  /** National provider number. */
  npi?: string;
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
  const trainingWaivedReason = person.trainingWaivedReason?.trim() || undefined;
  const state = person.state ?? (trainingWaivedReason ? "active" : "in-training");
  const invited = state === "active" && person.password === undefined;
  const temporaryPassword = invited ? makeTemporaryPassword() : undefined;
  const temporaryHash =
    temporaryPassword && (await hashPassword(normaliseTemporaryPassword(temporaryPassword), settings));
  const passwordHash = person.password === undefined ? undefined : await hashPassword(person.password, settings);
  const now = clock.now();
  const requestId = person.requestId ?? newId(now);

  return database.transaction(async (tx): Promise<AddedAccount | { refused: string }> => {
    await lockAccounts(tx);
    if (await isEmailTaken(tx, foldEmail(person.email))) {
      return { refused: "The e-mail address belongs to an account already: an account is one person's own." };
    }
    const newcomer = { ...person, state, passwordHash, trainingWaivedReason, requestId };
    const admitted = (await admitWithTerms(tx, now, [newcomer]))[0]!;
    if ("refused" in admitted) return admitted;
    const { accountId, username } = admitted;
    const mobile = cleanMobile(person.mobile)!;
    const account = { id: accountId, username, state, email: person.email.trim(), mobile };
    if (!temporaryPassword || !temporaryHash) return { account };
    const expiresAt = new Date(now.getTime() + settings.invitationMs);
    await insertTemporaryPassword(tx, { accountId, hash: temporaryHash, reason: "invitation", now, expiresAt });
    return { account, temporaryPassword, invitationLink: temporaryPasswordLink(settings, username) };
  });
}
