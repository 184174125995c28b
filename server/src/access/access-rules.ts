import type { ProblemCode } from "@crossbay/contract";
import type { Actor, DataClass, Extent } from "../accounts/index.ts";
import type { PatientId } from "../platform/ids.ts";
import type { ConsentStanding } from "./consent/consent-rules.ts";
import { type Way, wayRules } from "./way-rules.ts";

/** Everything that a decision is made from. */
export type AccessFacts = {
  way: Way;
  actor: Pick<
    Actor,
    | "accountActive"
    | "trained"
    | "secondFactor"
    | "levels"
    | "extents"
    | "seesSensitiveData"
    | "writtenConsentOnly"
    | "purpose"
    | "onlyPatientId"
  > & { participant: Pick<Actor["participant"], "emergencyServices"> };
  /** The patients of the person who is asked for; absent where nobody is named, as in a search. */
  patients?: readonly { patientId: PatientId }[] | undefined;
  /** Undefined: there is no such person. */
  consent: ConsentStanding | undefined;
};

export type RefusalReason = Extract<
  ProblemCode,
  | "account-not-active"
  | "sign-in-required"
  | "session-for-one-patient"
  | "level-lacks-right"
  | "purpose-missing"
  | "not-found"
  | "patient-denied-everyone"
  | "patient-denied"
  | "emergency-only"
  | "no-consent"
  | "written-consent-needed"
>;

export type Permission = {
  permitted: true;
  /** What allowed it, for the audit record. */
  rule: "role" | "consent-participant" | "consent-community";
  consentVersion?: string;
  /** Labels whose data is left out. */
  withhold: readonly string[];
  extents: Readonly<Record<DataClass, Extent>>;
};

export type Denial = {
  permitted: false;
  reason: RefusalReason;
  consentVersion?: string;
  /** The reader may break the glass in a medical emergency (policy §7). */
  offersBreakTheGlass: boolean;
};

export type Decision = Permission | Denial;

/** Labels of sensitive data, as resources carry them (policy §5, "sensitive classes"). */
export const sensitivityLabels = [
  "restricted",
  "very-restricted",
  "part2",
  "substance-use",
  "mental-health",
  "developmental-disability",
  "hiv",
  "sexual-health",
  "reproductive-health",
  "domestic-violence",
  "genetic",
] as const;
export type SensitivityLabel = (typeof sensitivityLabels)[number];

// Part 2 data goes out only with its notice and the statement of consent (42 CFR 2.32), which no page carries yet.
const labelsWithoutRelease: readonly SensitivityLabel[] = ["part2"];

/**
 * May this reader go this way to this person? In the order of policy §6: account, level, purpose, path, then the
 * patient's decision as that path reads it, then what to withhold. The only path there is so far is consent.
 */
export function decideAccess(facts: AccessFacts): Decision {
  const { actor, consent } = facts;
  const way = wayRules[facts.way];
  if (!actor.accountActive || !actor.trained) return refuse("account-not-active");
  if (!actor.secondFactor) return refuse("sign-in-required");
  if (isBeyondSession(facts)) return refuse("session-for-one-patient");
  if (!way.levels.some((level) => actor.levels.includes(level))) return refuse("level-lacks-right");
  if (actor.extents[way.dataClass] === "none") return refuse("level-lacks-right");
  if (!actor.purpose) return refuse("purpose-missing");
  if (!consent) return refuse("not-found");
  if (!way.needsConsent) return permit(facts, "role");
  return decideByConsent(facts, consent);
}

function decideByConsent(facts: AccessFacts, consent: ConsentStanding): Decision {
  const { value, scope } = consent;
  if (value === "deny") return refuse(scope === "everyone" ? "patient-denied-everyone" : "patient-denied", consent);
  if (value === "emergency-only") return refuse("emergency-only", consent, mayBreakTheGlass(facts));
  if (value === "none") return refuse("no-consent", consent, mayBreakTheGlass(facts));
  if (facts.actor.writtenConsentOnly && !consent.written) return refuse("written-consent-needed", consent);
  return permit(facts, scope === "community" ? "consent-community" : "consent-participant");
}

/** A session that an EHR opened for one patient shows no other, and finds none. */
const isBeyondSession = ({ actor, patients }: AccessFacts): boolean =>
  actor.onlyPatientId !== undefined && !patients?.some(({ patientId }) => patientId === actor.onlyPatientId);

/** Who is offered to break the glass where no denial stands (policy §7). */
const mayBreakTheGlass = ({ actor }: AccessFacts): boolean =>
  actor.participant.emergencyServices && actor.levels.includes("practitioner-btg");

/** Sensitive classes need the level, or the title where the level leaves it to the title. */
function labelsToWithhold({ actor }: AccessFacts): readonly SensitivityLabel[] {
  const extent = actor.extents.sensitive;
  const seesSensitive = extent === "full" || (extent === "by-title" && actor.seesSensitiveData);
  return seesSensitive ? labelsWithoutRelease : sensitivityLabels;
}

const permit = (facts: AccessFacts, rule: Permission["rule"]): Permission => ({
  permitted: true,
  rule,
  ...(facts.consent?.version && rule !== "role" ? { consentVersion: facts.consent.version } : {}),
  withhold: labelsToWithhold(facts),
  extents: facts.actor.extents,
});

const refuse = (reason: RefusalReason, consent?: ConsentStanding, offersBreakTheGlass = false): Denial => ({
  permitted: false,
  reason,
  ...(consent?.version ? { consentVersion: consent.version } : {}),
  offersBreakTheGlass,
});
