import type { AuditAction } from "../../audit/index.ts";
import { type ActionWords, actionWords } from "./action-words-rules.ts";

/** What a sentence is made of. */
export type Told = {
  action: string;
  outcome: string;
  rule: string | null;
  personId: string | null;
  /** For whom the reader acted. */
  participantName?: string | undefined;
};

/** One entry in words: "Opened the chart", "Was refused the chart: no consent was recorded". */
export function sentenceOf({ action, outcome, rule, personId }: Told): string {
  const { did, thing } = wordsOf(action, personId);
  if (outcome === "refused") return `Was refused ${thing}${becauseOf(rule)}`;
  if (outcome === "failed") return `Tried in vain: ${thing}`;
  return outcome === "permitted" ? (looked[action] ?? did) : did;
}

/** Where looking at a page is recorded by the name of what is done there. */
const looked: Readonly<Record<string, string>> = {
  "break-the-glass": "Opened the page on which the glass is broken",
  "break-the-glass-review": "Opened the list of broken glass",
  "access-flag": "Opened the list of unusual access",
  "vip-change": "Opened the list of persons to watch over",
  "consent-sample": "Opened a yearly sample",
  "patient-notice": "Made a letter to the patient about a broken glass",
};

const wordsOf = (action: string, personId: string | null): ActionWords => {
  if (action === "search" && !personId) return { did: "Searched and found nobody", thing: actionWords.search.thing };
  const words: ActionWords | undefined = actionWords[action as AuditAction];
  const plain = action.replaceAll("-", " ");
  return words ?? { did: `Did: ${plain}`, thing: plain };
};

const becauseOf = (rule: string | null): string => (rule && reasons[rule] ? `: ${reasons[rule]}` : "");

/** Why something was refused, as the end of a sentence. */
const reasons: Readonly<Record<string, string>> = {
  "account-not-active": "the account was not active",
  "sign-in-required": "the sign-in was not complete",
  "session-for-one-patient": "the session was for another patient",
  "level-lacks-right": "the role does not include it",
  "purpose-missing": "no purpose was stated",
  "not-found": "there is no such patient for this reader",
  "no-consent": "no consent was recorded",
  "emergency-only": "the patient's consent is for emergencies only",
  "patient-denied": "the patient denied consent",
  "patient-denied-everyone": "the patient denied consent to everyone",
  "written-consent-needed": "a signed form was needed",
  "redisclosure-unconfirmed": "the redisclosure warning was not confirmed yet",
  "glass-not-needed": "consent was recorded already",
  "glass-refused": "the glass was not broken",
  "reauthentication-failed": "the password or passkey was not right",
  leave: "the account was on leave",
};

/** What allowed it, in words; undefined where nothing more than the role did, or nothing did. */
export function allowedBy({ outcome, rule, participantName }: Told): string | undefined {
  if (!rule || (outcome !== "permitted" && outcome !== "succeeded")) return undefined;
  switch (rule) {
    case "consent-participant":
      return participantName ? `Consent given to ${participantName}` : "Consent";
    case "consent-community":
      return "Consent given to the whole community";
    case "break-the-glass":
      return "Broken glass";
    case "emergency":
      return "A medical emergency, attested";
    case "one-to-one":
      return "Sent to this recipient by name";
    case "patient-request":
      return "The patient asked for it";
    case "role":
      return "The role; nothing of the record was shown";
    default:
      return undefined;
  }
}

const purposes: Readonly<Record<string, string>> = {
  treatment: "Treatment",
  "care-management": "Care management",
  "quality-improvement": "Quality improvement",
  "insurance-eligibility": "Insurance eligibility",
};

/** A stated purpose in words. */
export const purposeWords = (purpose: string | null): string | undefined =>
  purpose === null ? undefined : (purposes[purpose] ?? purpose);
