import type { AccountState } from "@crossbay/contract";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import { type AccountId, type AffiliationId, newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { listParticipants } from "../participants/participant-store.ts";
import { listTitles, lockAccounts } from "./account-store.ts";
import { foldEmail, usernameBase } from "./contact-rules.ts";
import { type Newcomer, type NewcomerFacts, planNewcomer } from "./newcomer-rules.ts";
import {
  findNumberedUsernames,
  findOpenSites,
  insertAccounts,
  insertAffiliations,
  lockKnownAccounts,
  type NewAccount,
  type NewAffiliation,
  reopenAccounts,
} from "./newcomer-store.ts";

/** Somebody who may act for a participant from now on, once the account is active. */
export type AdmittedPerson = {
  accountId: AccountId;
  affiliationId: AffiliationId;
  username: string;
  /** False: somebody with an account, who acts for one more participant or in one more role. */
  isNew: boolean;
  state: AccountState;
};

/**
 * Lets people in, in the caller's transaction: each gets an account in training with a username of its own, or, where the
 * e-mail address is known in whatever spelling, another affiliation of that account; an account that was closed is in
 * training again. One who is refused, in a sentence, stops nobody else. In the order of `people`; a thousand take about a
 * second. Nothing is sent: who admits people starts their training.
 */
export async function admitNewPeople(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  people: readonly Newcomer[],
): Promise<(AdmittedPerson | { refused: string })[]> {
  return admitWithTerms(tx, context.clock.now(), people);
}

/** The same for one. */
export async function admitNewPerson(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  person: Newcomer,
): Promise<AdmittedPerson | { refused: string }> {
  return (await admitNewPeople(tx, context, [person]))[0]!;
}

/** What only the command line and the demo region say of a new account. */
export type AccountTerms = {
  username?: string;
  state?: AccountState;
  passwordHash?: string;
  trainingWaivedReason?: string;
};

/** {@link admitNewPeople} with terms of the account. */
export async function admitWithTerms(
  tx: Tx,
  now: Date,
  people: readonly (Newcomer & AccountTerms)[],
): Promise<(AdmittedPerson | { refused: string })[]> {
  await lockAccounts(tx);
  const facts = await gatherFacts(tx, people, now);
  const seen = new Set<string>();
  const written: Written = { accounts: [], affiliations: [], reopened: [], entries: [] };
  const outcomes = people.map((person) => {
    const emailFolded = foldEmail(person.email);
    if (seen.has(emailFolded)) return { refused: "The e-mail address stands here twice." };
    seen.add(emailFolded);
    return planOne(person, facts, written, now);
  });
  await insertAccounts(tx, written.accounts, now);
  await reopenAccounts(tx, written.reopened, now);
  await insertAffiliations(tx, written.affiliations, now);
  await writeEntries(tx, now, written.entries);
  return outcomes;
}

type Facts = NewcomerFacts & { usernames: Set<string> };

type Written = {
  accounts: NewAccount[];
  affiliations: NewAffiliation[];
  reopened: { accountId: AccountId; mobile: string }[];
  entries: AuditEntry[];
};

async function gatherFacts(tx: Tx, people: readonly (Newcomer & AccountTerms)[], now: Date): Promise<Facts> {
  const titles = await listTitles(tx, now);
  const participants = await listParticipants(tx);
  const sites = await findOpenSites(tx, [...new Set(people.flatMap(({ siteId }) => siteId ?? []))]);
  const known = await lockKnownAccounts(tx, [...new Set(people.map(({ email }) => foldEmail(email)))]);
  const bases = people.map(({ username, ...person }) => username?.trim().replace(/\d+$/, "") ?? usernameBase(person));
  return {
    titles,
    participants: new Map(participants.map((participant) => [participant.id, participant])),
    sites: new Map(sites.map(({ id, participantId }) => [id, participantId])),
    accountsByEmail: new Map(known.map((account) => [account.emailFolded, account])),
    usernames: await findNumberedUsernames(tx, [...new Set(bases)]),
  };
}

function planOne(
  person: Newcomer & AccountTerms,
  facts: Facts,
  written: Written,
  now: Date,
): AdmittedPerson | { refused: string } {
  const plan = planNewcomer(person, facts);
  if (plan.kind === "refused") return { refused: plan.refused };
  const accountId = plan.kind === "new" ? newId<AccountId>(now) : plan.accountId;
  const { username } = plan;
  const affiliationId = newId<AffiliationId>(now);
  const { participantId, titleId, siteId, npi, licenceNumber } = person;
  written.affiliations.push({ id: affiliationId, accountId, participantId, titleId, siteId, npi, licenceNumber });
  const admitted = { accountId, affiliationId, username, isNew: plan.kind === "new" };
  if (plan.kind === "known") {
    if (plan.reopen) written.reopened.push({ accountId, mobile: plan.mobile });
    const detail = { accountId, participantId, titleId, state: plan.state, reopened: plan.reopen };
    written.entries.push({ ...entryBy(person, admitted), action: "affiliation-add", detail });
    return { ...admitted, state: plan.state };
  }
  facts.usernames.add(username);
  const { email, emailFolded, mobile } = plan;
  const { passwordHash, trainingWaivedReason, state = "in-training" } = person;
  const [given, family] = [person.given.trim(), person.family.trim()];
  const terms = { state, passwordHash, trainingWaivedReason };
  written.accounts.push({ id: accountId, username, given, family, email, emailFolded, mobile, ...terms });
  const detail = { accountId, participantId, titleId, state, trainingWaived: trainingWaivedReason ?? "" };
  written.entries.push({ ...entryBy(person, admitted), action: "account-create", detail });
  return { ...admitted, state };
}

/** On the command line nobody is signed in: the entry then names whom it is about. */
const entryBy = (person: Newcomer, about: AdmittedPersonNames) => ({
  outcome: "succeeded" as const,
  actor: person.by ?? { accountId: about.accountId, username: about.username, participantId: person.participantId },
  requestId: person.requestId,
});

type AdmittedPersonNames = Pick<AdmittedPerson, "accountId" | "username">;
