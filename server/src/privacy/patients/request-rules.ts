import type { PatientRequest, PatientRequestKind, ProofingStep } from "@crossbay/contract";
import type { PatientRelation } from "../../access/index.ts";
import { addDays } from "../../platform/plain-date.ts";

/** A request as it is kept. */
export type KeptRequest = {
  id: string;
  number: string;
  kind: PatientRequestKind;
  name: string;
  /** Plain date. */
  birthDate: string;
  contact: string;
  relation: PatientRelation;
  words: string | null;
  language: RequestLanguage;
  receivedAt: Date;
  dueOn: string;
  /** Who took it by telephone. */
  takenBy: string | null;
  state: PatientRequest["state"];
  personId: string | null;
  patientIds: string[];
  proofSteps: ProofingStep[];
  proofedBy: string | null;
  proofedAt: Date | null;
  proofWords: string | null;
  email: string | null;
  mobile: string | null;
  readyAt: Date | null;
  linkId: string | null;
  linkUntil: Date | null;
  deliveredAt: Date | null;
  closedBecause: string | null;
  refusedBecause: string | null;
};

export type RequestLanguage = "en" | "es";

/** What is given out, beside decisions that are carried out. */
export type DeliveredKind = Exclude<PatientRequestKind, "deny-everyone" | "lift-denial">;

export const isDelivered = (kind: PatientRequestKind): kind is DeliveredKind =>
  kind !== "deny-everyone" && kind !== "lift-denial";

/**
 * Days from the request to when it is due. An access report and the decisions: 10, the exchange's policy; the own record: 30 (45 CFR
 * 164.524(b)(2)); a decision about everyone the day after, since what it stops goes on until then.
 */
const daysUntilDue: Record<PatientRequestKind, number> = {
  "access-report": 10,
  "own-record": 30,
  "consent-values": 10,
  "deny-everyone": 1,
  "lift-denial": 3,
};

/** The plain date on which a request is due that came on this one. */
export const dueOn = (kind: PatientRequestKind, receivedOn: string): string => addDays(receivedOn, daysUntilDue[kind]);

/** Nothing is left to do for it. */
export const isSettled = ({ state }: Pick<KeptRequest, "state">): boolean =>
  state === "delivered" || state === "closed";

export const isLate = (request: Pick<KeptRequest, "state" | "dueOn">, today: string): boolean =>
  !isSettled(request) && request.dueOn < today;

export type RequestFault = { field: string; detail: string };

/**
 * What the proofing lacks: the photo and the name with the birth date always, and something that the patient alone has or knows;
 * from who stands for the patient the papers that say so.
 */
export function proofingFaults(relation: PatientRelation, steps: readonly ProofingStep[]): RequestFault[] {
  const has = (step: ProofingStep) => steps.includes(step);
  const missing: string[] = [];
  if (!has("photo-id")) missing.push("Look at a photo identity document.");
  if (!has("name-and-birth-date")) missing.push("Hold the name and the birth date against it.");
  if (!has("address-or-mobile") && !has("called-back"))
    missing.push("Hold the address or the mobile number against the record, or call back on a number from the record.");
  if (relation !== "self" && !has("representative-papers"))
    missing.push("See the papers that let them stand for the patient.");
  return missing.map((detail) => ({ field: "steps", detail }));
}

/** Why nothing can be given to who asks so for the patient, by the rule of the refusal. */
export const relationRefusals: Readonly<Record<"minor" | "adult" | "child", string>> = {
  minor:
    "The patient is between 10 and 17: the exchange gives nothing about them to a parent or representative. Refer them to the place where the patient is treated.",
  adult:
    "The patient is grown up: a parent does not speak for them. The patient asks, or an agent or guardian with papers.",
  child: "The patient is under 10: a parent or guardian asks for them.",
};

/** How long a link opens, from when it is sent. */
export const linkDays = 7;
