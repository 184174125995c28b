import type { ConsentScope, ConsentValue } from "@crossbay/contract";
import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import type { SensitivityLabel } from "../sensitivity-labels.ts";
import type { Adulthood } from "./age-rules.ts";
import type { ConsentDecision } from "./consent-decision.ts";

/** What a person's decisions come to for one participant on one day. */
export type ConsentStanding = {
  value: ConsentValue;
  /** Where the value comes from; absent when nobody decided. */
  scope?: ConsentScope;
  /** A grant stands even without those given by word of mouth. */
  written: boolean;
  /** A parent or guardian decided for a minor. */
  byParent: boolean;
  /** Labels that the grant does not reach. */
  excludes: readonly SensitivityLabel[];
  /** When the deciding form was signed, YYYY-MM-DD. */
  signedOn?: string;
  /** The deciding form and decision: `form/version/language/id`. */
  version?: string;
};

export type StandingQuestion = {
  participantId: ParticipantId;
  /** Its kind, for forms that cover those who join later. */
  participantType?: string;
  /** Plain date at the participant, YYYY-MM-DD. */
  today: string;
  /** Plain date where a patient is, for birthdays; the participant's where that is not known. */
  todayOf?(patientId: PatientId): string | undefined;
  now: Date;
  /** When the patient of a decision turns 18, as far as it is known. */
  adulthoodOf(patientId: PatientId): Adulthood | undefined;
};

/** No decision means no release. */
export const nothingDecided: ConsentStanding = { value: "none", written: false, byParent: false, excludes: [] };

/**
 * What all decisions of a person's patients come to for one participant (policy §6): within a scope the most recently
 * signed wins, on the same day the stricter; a decision for the participant beats one for the community, deny as well
 * as grant; deny-to-all beats both until it is lifted. A community grant covers only the participants on its form.
 * Decisions dated in the future do not count yet; those signed before the 18th birthday end with it; a grant by word of
 * mouth is for one visit, and counts for 24 hours after it was recorded. A minor's own grant for a visit stands over what
 * a parent decided, until the visit ends; where an emancipated minor decided, no parent does. Neither a parent's grant nor one by word of mouth reaches Part 2 data.
 */
export function consentStanding(decisions: readonly ConsentDecision[], question: StandingQuestion): ConsentStanding {
  const counting = decisions.filter((decision) => counts(decision, question));
  const speaksAlone = counting.some(
    (decision) =>
      decision.signerRelation === "emancipated-minor" || (decision.oneVisit && isFor(decision, question.participantId)),
  );
  const deciding = speaksAlone ? counting.filter((decision) => !isByParent(decision, question)) : counting;
  const standing = decide(deciding, question);
  if (standing.value !== "grant") return standing;
  const withoutVerbal = deciding.filter(({ value, evidence }) => !(value === "grant" && evidence === "verbal"));
  const written = decide(withoutVerbal, question).value === "grant";
  return { ...standing, written, excludes: standing.byParent || !written ? ["part2"] : [] };
}

function decide(decisions: readonly ConsentDecision[], question: StandingQuestion): ConsentStanding {
  const { participantId } = question;
  const everyone = lastOf(decisions.filter(({ scope }) => scope === "everyone"));
  if (everyone?.value === "deny") return standingOf(everyone, "deny", question);
  const own = lastOf(decisions.filter((decision) => isFor(decision, participantId)));
  if (own) return standingOf(own, own.value, question);
  const community = lastOf(
    decisions
      .filter(({ scope }) => scope === "community")
      .map((decision) => (covers(decision, question) ? decision : { ...decision, value: "none" as const })),
  );
  return community ? standingOf(community, community.value, question) : nothingDecided;
}

const standingOf = (decision: ConsentDecision, value: ConsentValue, question: StandingQuestion): ConsentStanding => ({
  ...nothingDecided,
  value,
  scope: decision.scope,
  byParent: isByParent(decision, question),
  signedOn: decision.signedOn,
  version: `${decision.formId}/${decision.formVersion}/${decision.language}/${decision.id}`,
});

const isFor = (decision: ConsentDecision, participantId: ParticipantId): boolean =>
  decision.scope === "participant" && decision.participantId === participantId;

/** Who signs as a parent does so for a minor; a guardian may also be an adult's. */
function isByParent(
  { signerRelation, signedOn, patientId }: ConsentDecision,
  { adulthoodOf }: StandingQuestion,
): boolean {
  if (signerRelation === "parent") return true;
  const adult = adulthoodOf(patientId);
  return signerRelation === "guardian" && adult !== undefined && signedOn < adult.latest;
}

/** Only a grant has a list; a community denial holds for every participant. */
function covers(
  { value, coveredParticipantIds, covers: form }: ConsentDecision,
  { participantId, participantType }: StandingQuestion,
): boolean {
  if (value !== "grant" || coveredParticipantIds.includes(participantId)) return true;
  return form?.laterJoiners === true && participantType !== undefined && form.types.includes(participantType);
}

/** Of grants by word of mouth that were recorded without their end. */
const verbalGrantMs = 24 * 60 * 60 * 1000;

function counts(decision: ConsentDecision, { today, now, adulthoodOf, todayOf }: StandingQuestion): boolean {
  if (decision.signedOn > today) return false;
  if (decision.endedAt || (decision.endsAt && decision.endsAt <= now)) return false;
  const isVerbalGrant = decision.value === "grant" && decision.evidence === "verbal";
  if (isVerbalGrant && !decision.endsAt && now.getTime() - decision.recordedAt.getTime() >= verbalGrantMs) return false;
  const adulthood = adulthoodOf(decision.patientId);
  const dayThere = todayOf?.(decision.patientId) ?? today;
  const endedWithChildhood = adulthood && dayThere >= adulthood.earliest && decision.signedOn < adulthood.latest;
  return !endedWithChildhood;
}

const strictness: Record<ConsentValue, number> = { grant: 0, none: 1, "emergency-only": 2, deny: 3 };

/** The last signed; of the same day the strictest, and then any, but always the same. */
const lastOf = (decisions: readonly ConsentDecision[]): ConsentDecision | undefined =>
  decisions.toSorted(
    (a, b) =>
      b.signedOn.localeCompare(a.signedOn) || strictness[b.value] - strictness[a.value] || a.id.localeCompare(b.id),
  )[0];
