import type { AccountState } from "@crossbay/contract";
import type { AuditActor } from "../../audit/index.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { effectiveLevels, type TitleRule } from "../roles-rules.ts";
import { deriveUsername, foldEmail, refuseEmail, refuseUsername } from "./contact-rules.ts";
import { readMobile } from "./mobile-rules.ts";
import type { StateReason } from "./state-rules.ts";

/** A person who is to act for a participant, as a worksheet's row or a designation says. */
export type Newcomer = {
  given: string;
  family: string;
  email: string;
  /** As people write it; kept as E.164. */
  mobile: string;
  titleId: string;
  participantId: ParticipantId;
  siteId?: string;
  npi?: string;
  licenceNumber?: string;
  requestId: string;
  /** Who lets the person in; on the command line there is nobody. */
  by?: AuditActor;
};

/** What is looked up before people are admitted, for all of them at once. */
export type NewcomerFacts = {
  titles: readonly (TitleRule & { id: string; name: string })[];
  participants: ReadonlyMap<
    ParticipantId,
    { name: string; type: string; emergencyServices: boolean; endedAt?: Date | null }
  >;
  sites: ReadonlyMap<string, ParticipantId>;
  accountsByEmail: ReadonlyMap<
    string,
    {
      accountId: AccountId;
      username: string;
      state: AccountState;
      stateReason: StateReason | null;
      actsFor: readonly { participantId: ParticipantId; titleId: string }[];
    }
  >;
  /** Folded; of people who are admitted together too. */
  usernames: ReadonlySet<string>;
};

export type NewcomerPlan =
  | { kind: "refused"; refused: string }
  | { kind: "new"; username: string; email: string; emailFolded: string; mobile: string }
  | { kind: "known"; accountId: AccountId; username: string; state: AccountState; reopen: boolean; mobile: string };

/**
 * What becomes of one newcomer: a new account, another affiliation of a known one, or a sentence why neither. Refused where
 * policy §2 refuses a worksheet's row. An account that was closed is opened again, unless it was closed for privacy.
 */
export function planNewcomer(person: Newcomer & { username?: string }, facts: NewcomerFacts): NewcomerPlan {
  if (!person.given.trim() || !person.family.trim()) return refuse("A given name and a family name are needed.");
  const badEmail = refuseEmail(person.email);
  if (badEmail) return refuse(badEmail);
  const read = readMobile(person.mobile);
  if ("refused" in read) return refuse(read.refused);
  const { mobile } = read;
  const badPlace = refusePlace(person, facts);
  if (badPlace) return refuse(badPlace);
  const emailFolded = foldEmail(person.email);
  const known = facts.accountsByEmail.get(emailFolded);
  if (known) return planKnown(person, known, mobile, facts);
  if (person.username === undefined) {
    const username = deriveUsername(person, facts.usernames);
    return { kind: "new", username, email: person.email.trim(), emailFolded, mobile };
  }
  const username = person.username.trim();
  const badUsername = refuseUsername(username);
  if (badUsername) return refuse(badUsername);
  if (facts.usernames.has(username)) return refuse(`The username ${username} is taken.`);
  return { kind: "new", username, email: person.email.trim(), emailFolded, mobile };
}

function planKnown(
  person: Newcomer,
  known: NonNullable<ReturnType<NewcomerFacts["accountsByEmail"]["get"]>>,
  mobile: string,
  facts: NewcomerFacts,
): NewcomerPlan {
  const { titleId, participantId } = person;
  if (known.actsFor.some((one) => one.participantId === participantId && one.titleId === titleId)) {
    const title = facts.titles.find(({ id }) => id === titleId)!.name;
    return refuse(
      `${person.email.trim()} is a user of ${facts.participants.get(participantId)!.name} already: ${title}.`,
    );
  }
  const reopen = known.state === "deactivated";
  if (reopen && known.stateReason === "privacy") {
    return refuse("The account was closed for privacy reasons: the privacy auditor decides first.");
  }
  const { accountId, username } = known;
  return { kind: "known", accountId, username, state: reopen ? "in-training" : known.state, reopen, mobile };
}

function refusePlace(person: Newcomer, { titles, participants, sites }: NewcomerFacts): string | undefined {
  const title = titles.find(({ id }) => id === person.titleId);
  if (!title) return `"${person.titleId}" is not a title: ${titles.map(({ id }) => id).join(", ")}.`;
  const participant = participants.get(person.participantId);
  if (!participant) return "There is no such participant.";
  if (participant.endedAt) return `The agreement of ${participant.name} has ended.`;
  if (effectiveLevels(title, participant).length === 0) return `${title.name} is not a title at ${participant.name}.`;
  if (person.siteId && sites.get(person.siteId) !== person.participantId) {
    return `The site is not one of ${participant.name}.`;
  }
  return undefined;
}

const refuse = (refused: string): NewcomerPlan => ({ kind: "refused", refused });
