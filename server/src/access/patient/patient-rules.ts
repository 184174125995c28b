import type { PatientRequest } from "@crossbay/contract";
import { type DataClass, dataClasses, type Extent } from "../../accounts/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import { type AccessFacts, type Decision, decideAccess, plainFacts } from "../access-rules.ts";
import { ageSpan, mayBeTenToSeventeen } from "../consent/age-rules.ts";
import type { ConsentStanding } from "../consent/consent-rules.ts";
import type { Way } from "../way-rules.ts";

/** Who asks the exchange about a patient: the patient, or who stands for them. */
export type PatientRelation = PatientRequest["relation"];

/** The ways on which a patient gets what is their own. */
export type PatientWay = Extract<Way, "patient-record" | "patient-consents" | "patient-access-report">;

/** One of the patients of the person, with the day that it is where that source is. */
export type PatientThere = { patientId: PatientId; birthDate?: string | undefined; today: string };

/**
 * Why somebody may not ask for a patient: `minor` a person of 10 to 17 asks alone, since nothing about them goes to a parent
 * (policy §6); `adult` a parent does not speak for a grown-up child; `child` somebody under 10 does not speak for themselves.
 */
export type RelationFault = "minor" | "adult" | "child";

/**
 * May somebody who stands so to the patient be given what is about them? Where sources tell different birth dates, or a date is
 * known in part or not at all, what protects a minor counts.
 */
export function relationFault(relation: PatientRelation, patients: readonly PatientThere[]): RelationFault | undefined {
  const ages = patients.map(ageOf).filter((age) => age !== undefined);
  if (relation === "self") return ages.length > 0 && ages.every((age) => age === "child") ? "child" : undefined;
  if (ages.length === 0 || ages.includes("minor")) return "minor";
  return relation === "parent" && ages.includes("adult") ? "adult" : undefined;
}

/**
 * The decision on what a patient, proofed by the exchange's staff, asks for: nobody's consent is needed for what is their own, and
 * nothing of it is withheld.
 */
export function decidePatient(facts: {
  way: PatientWay;
  relation: PatientRelation;
  patients: readonly PatientThere[];
  consent: ConsentStanding | undefined;
}): Decision | { permitted: false; reason: `relation-${RelationFault}` } {
  const { way, relation, patients, consent } = facts;
  const fault = consent && relationFault(relation, patients);
  if (fault) return { permitted: false, reason: `relation-${fault}` };
  return decideAccess({ ...plainFacts, way, actor: patientActor, patients, consent, shown: true });
}

export const patientPurpose = "patient-request";

const everything = Object.fromEntries(dataClasses.map((dataClass) => [dataClass, "full"])) as Record<DataClass, Extent>;

/** A patient has no account: the staff's proofing and the code to the proofed mobile number stand for sign-in. */
const patientActor: AccessFacts["actor"] = {
  accountActive: true,
  trained: true,
  secondFactor: true,
  levels: ["patient"],
  extents: everything,
  seesSensitiveData: true,
  writtenConsentOnly: false,
  purpose: patientPurpose,
  participant: { emergencyServices: false },
};

type Age = "child" | "minor" | "adult";

/** Under 10, from 10 to 17, or grown up; who may be of 10 to 17 is taken for it. */
function ageOf({ birthDate, today }: PatientThere): Age | undefined {
  if (mayBeTenToSeventeen(birthDate, today)) return "minor";
  const age = ageSpan(birthDate, today);
  return age && (age.most < 10 ? "child" : "adult");
}
