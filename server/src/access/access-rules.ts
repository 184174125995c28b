import type { ProblemCode } from "@crossbay/contract";
import type { Actor, DataClass, Extent } from "../accounts/index.ts";
import type { PatientId } from "../platform/ids.ts";
import type { ConsentStanding } from "./consent/consent-rules.ts";
import { type SensitivityLabel, sensitivityLabels } from "./sensitivity-labels.ts";
import { type Way, type WayRule, wayRules } from "./way-rules.ts";

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
    | "onlyPatientId"
  > & { purpose?: string; participant: Pick<Actor["participant"], "emergencyServices"> };
  /** The patients of the person who is asked for; absent where nobody is named, as in a search. */
  patients?: readonly { patientId: PatientId }[] | undefined;
  /** Undefined: there is no such person. */
  consent: ConsentStanding | undefined;
  /** A search or list showed the person to the reader: a refusal may say why. Otherwise it reads as for a person who does not exist. */
  shown: boolean;
  /** The reader broke the glass for this person, and it is open. */
  glassOpen: boolean;
  /** The reader confirmed the redisclosure warning for this person in this session. */
  warned: boolean;
  /** What is asked for was sent to the reader by name. */
  namedRecipient: boolean;
  /** In an emergency the glass of a minor breaks over a parent's denial (policy §6, configuration). */
  glassOverParentsDenial: boolean;
};

/** What stands where a fact was not looked for, or is not there. */
export const plainFacts = {
  shown: false,
  glassOpen: false,
  warned: false,
  namedRecipient: false,
  glassOverParentsDenial: true,
} as const;

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
  | "redisclosure-unconfirmed"
  | "glass-not-needed"
>;

export type Permission = {
  permitted: true;
  /** What allowed it, for the audit record. */
  rule:
    | "role"
    | "consent-participant"
    | "consent-community"
    | "break-the-glass"
    | "emergency"
    | "one-to-one"
    | "patient-request";
  consentVersion?: string;
  /** Labels whose data is left out. */
  withhold: readonly SensitivityLabel[];
  extents: Readonly<Record<DataClass, Extent>>;
};

export type Denial = {
  permitted: false;
  reason: RefusalReason;
  consentVersion?: string;
  /** The reader may break the glass in a medical emergency (policy §7). */
  offersBreakTheGlass: boolean;
  /** The answer is that of `not-found`, whatever the reason: the reader was never shown this person. */
  concealed: boolean;
};

export type Decision = Permission | Denial;

/**
 * May this reader go this way to this person? In the order of policy §6: account, level, purpose, path, then the
 * patient's decision as that path reads it, what to withhold, and the redisclosure warning.
 */
export function decideAccess(facts: AccessFacts): Decision {
  const { actor, consent } = facts;
  const way = wayRules[facts.way];
  if (!actor.accountActive || !actor.trained) return refuse("account-not-active");
  if (!actor.secondFactor) return refuse("sign-in-required");
  if (isBeyondSession(facts)) return refuse("session-for-one-patient");
  if (!way.levels.some((level) => actor.levels.includes(level))) return refuse("level-lacks-right");
  if (actor.extents[way.dataClass] === "none") return refuse("level-lacks-right");
  if (way.path === "emergency" && !actor.participant.emergencyServices) return refuse("level-lacks-right");
  if (!actor.purpose) return refuse("purpose-missing");
  if (!consent) return refuse("not-found");
  const decision = byPath[way.path](facts, consent, way);
  if (decision.permitted)
    return way.warnsFirst && !facts.warned ? refuse("redisclosure-unconfirmed", consent) : decision;
  return facts.shown ? decision : { ...decision, offersBreakTheGlass: false, concealed: true };
}

type Decide = (facts: AccessFacts, consent: ConsentStanding, way: WayRule) => Decision;

const byPath: Record<WayRule["path"], Decide> = {
  // Where a person is named, whoever was never shown them learns nothing; a search names nobody.
  role: (facts) => (facts.patients && !facts.shown ? refuse("not-found") : permit(facts, "role")),
  consent: decideByConsent,
  emergency: decideEmergency,
  "one-to-one": (facts) => (facts.namedRecipient ? permit(facts, "one-to-one") : refuse("not-found")),
  patient: (facts) => permit(facts, "patient-request"),
};

function decideByConsent(facts: AccessFacts, consent: ConsentStanding, way: WayRule): Decision {
  const { value, scope } = consent;
  if (value === "grant") {
    if (facts.actor.writtenConsentOnly && !consent.written) return refuse("written-consent-needed", consent);
    return permit(facts, scope === "community" ? "consent-community" : "consent-participant");
  }
  const glassMayOpen = mayBreakTheGlass(facts, consent);
  if (way.opensByGlass && glassMayOpen && facts.glassOpen) return permit(facts, "break-the-glass");
  return refuse(reasonOf(consent), consent, way.opensByGlass && glassMayOpen);
}

/** May the glass be broken now (policy §7)? */
function decideEmergency(facts: AccessFacts, consent: ConsentStanding): Decision {
  if (consent.value === "grant") return refuse("glass-not-needed", consent);
  return mayBreakTheGlass(facts, consent) ? permit(facts, "emergency") : refuse(reasonOf(consent), consent);
}

function reasonOf({ value, scope }: ConsentStanding): RefusalReason {
  if (value === "deny") return scope === "everyone" ? "patient-denied-everyone" : "patient-denied";
  return value === "emergency-only" ? "emergency-only" : "no-consent";
}

/** A session that an EHR opened for one patient shows no other, and finds none. */
const isBeyondSession = ({ actor, patients }: AccessFacts): boolean =>
  actor.onlyPatientId !== undefined && !patients?.some(({ patientId }) => patientId === actor.onlyPatientId);

/** Whose role may break the glass, where no denial stands (policy §7), or only a parent's for a minor (§6). */
const mayBreakTheGlass = ({ actor, glassOverParentsDenial }: AccessFacts, consent: ConsentStanding): boolean =>
  actor.participant.emergencyServices &&
  actor.levels.includes("practitioner-btg") &&
  (consent.value !== "deny" || (consent.byParent && consent.scope !== "everyone" && glassOverParentsDenial));

/** 42 CFR Part 2 data leaves with a consent that covers it, in an emergency, or to the patient. */
const rulesWithoutPart2: readonly Permission["rule"][] = ["role", "one-to-one"];

/** Sensitive classes need the level, or the title where the level leaves it to the title, and a consent that covers them. */
function labelsToWithhold({ actor, consent }: AccessFacts, rule: Permission["rule"]): readonly SensitivityLabel[] {
  const extent = actor.extents.sensitive;
  const seesSensitive = extent === "full" || (extent === "by-title" && actor.seesSensitiveData);
  if (!seesSensitive) return sensitivityLabels;
  if (rulesWithoutPart2.includes(rule)) return ["part2"];
  return rule === "consent-participant" || rule === "consent-community" ? (consent?.excludes ?? []) : [];
}

const permit = (facts: AccessFacts, rule: Permission["rule"]): Permission => ({
  permitted: true,
  rule,
  ...(facts.consent?.version && rule !== "role" ? { consentVersion: facts.consent.version } : {}),
  withhold: labelsToWithhold(facts, rule),
  extents: facts.actor.extents,
});

const refuse = (reason: RefusalReason, consent?: ConsentStanding, offersBreakTheGlass = false): Denial => ({
  permitted: false,
  reason,
  ...(consent?.version ? { consentVersion: consent.version } : {}),
  offersBreakTheGlass,
  concealed: false,
});
