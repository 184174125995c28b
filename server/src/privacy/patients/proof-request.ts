import type { PatientRequest, ProofRequest } from "@crossbay/contract";
import { type AccessContext, admitPatient, requestPatientGrant } from "../../access/index.ts";
import { readMobile } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { patientsOfPersons } from "../../identity/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Asking } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import { auditOfRequest } from "./audit-of-request.ts";
import { looksLikeEmail } from "./email-rules.ts";
import { presentRequest } from "./present-request.ts";
import { isSettled, type KeptRequest, proofingFaults, type RequestFault, relationRefusals } from "./request-rules.ts";
import { findRequest, lockRequest, saveClosed, saveProofing } from "./request-store.ts";

/**
 * Keeps that staff proofed who asks, and whom it is about. Where nothing may be given to who asks, which is about somebody of 10 to
 * 17, the request is closed with that; everything else that is wrong is said field by field, and changes nothing.
 */
export async function proofRequest(
  context: AccessContext,
  asking: Asking,
  { requestId, proof }: { requestId: string; proof: ProofRequest },
): Promise<PatientRequest | PrivacyRefusal> {
  const now = context.clock.now();
  const personId = proof.personId as PersonId;
  const request = await context.database.snapshot((tx) => findRequest(tx, requestId));
  if (!request) return notFound;
  if (isSettled(request)) return settledBefore;
  const read = readMobile(proof.mobile);
  const faults = [
    ...proofingFaults(request.relation, proof.steps),
    ...(await personFaults(context, request, personId)),
    ...(looksLikeEmail(proof.email) ? [] : [{ field: "email", detail: "Enter the e-mail address in full." }]),
    ...("refused" in read ? [{ field: "mobile", detail: read.refused }] : []),
  ];
  if (faults.length > 0 || "refused" in read) return refuseForm("The proofing was not recorded.", faults);
  const relation = await relationRule(context, asking, request, personId);
  if (relation === "adult" || relation === "child") {
    return refuseForm("The proofing was not recorded.", [{ field: "personId", detail: relationRefusals[relation] }]);
  }
  return context.database.transaction(async (tx) => {
    const locked = await lockRequest(tx, requestId);
    if (!locked || isSettled(locked)) return settledBefore;
    const patients = (await patientsOfPersons(tx, [personId])).get(personId) ?? [];
    const patientIds = patients.map(({ patientId }) => patientId);
    await saveProofing(tx, {
      id: requestId,
      personId,
      patientIds,
      proofSteps: [...proof.steps],
      proofedBy: asking.actor.name,
      proofedAt: now,
      proofWords: proof.words?.replaceAll("\0", " ").trim() || null,
      email: proof.email.trim(),
      mobile: read.mobile,
    });
    if (relation)
      await saveClosed(tx, { id: requestId, closedBecause: null, refusedBecause: relationRefusals[relation] });
    const { number, kind } = locked;
    const detail = { number, kind, step: relation ? "refused" : "proofed", relation: locked.relation };
    await writeEntries(tx, now, [
      auditOfRequest(asking, {
        action: "patient-request",
        outcome: relation ? "refused" : "succeeded",
        ...(relation ? { rule: `relation-${relation}` } : {}),
        personId,
        patientIds,
        detail: { ...detail, steps: proof.steps.join(" ") },
      }),
    ]);
    return presentAfter(tx, requestId, now, asking);
  });
}

/** The request as it is now. */
export async function presentAfter(tx: Tx, requestId: string, now: Date, { actor }: Asking): Promise<PatientRequest> {
  const changed = await findRequest(tx, requestId);
  if (!changed) throw new Error("A request is gone.");
  return presentRequest(tx, changed, now, actor.participant.timeZone);
}

export const notFound: PrivacyRefusal = { refused: "not-found", detail: "There is no such request." };
export const settledBefore: PrivacyRefusal = {
  refused: "already-decided",
  detail: "This request is delivered or closed already. Read the list again.",
};

/** Is it the person whom the request names? What a typed name looks like is for people to compare; the birth date is plain. */
async function personFaults(
  { database }: AccessContext,
  { birthDate }: KeptRequest,
  personId: PersonId,
): Promise<RequestFault[]> {
  const patients = await database.snapshot((tx) => patientsOfPersons(tx, [personId]));
  const known = patients.get(personId);
  if (!known) return [{ field: "personId", detail: "There is no such person here. Search again." }];
  // A date that a source knows in part must agree as far as it goes.
  const agrees = known.some((patient) => patient.birthDate !== undefined && birthDate.startsWith(patient.birthDate));
  return agrees ? [] : [{ field: "personId", detail: "This person was born on another day than the request says." }];
}

/** What stands against giving out what is asked for; decisions about everyone give nothing out. */
async function relationRule(
  context: AccessContext,
  { requestId }: Asking,
  { kind, relation, number }: KeptRequest,
  personId: PersonId,
): Promise<"minor" | "adult" | "child" | undefined> {
  const asked = { personId, relation, requestId, detail: { number, kind, step: "proofing" } };
  const answer = await (() => {
    if (kind === "own-record") return requestPatientGrant(context, asked);
    if (kind === "consent-values") return admitPatient(context, "patient-consents", asked);
    return kind === "access-report" ? admitPatient(context, "patient-access-report", asked) : undefined;
  })();
  if (!answer?.refused) return undefined;
  const rule = /^relation-(minor|adult|child)$/.exec(answer.rule)?.[1];
  if (!rule) throw new Error("A person who is there was refused to the patient.");
  return rule as "minor" | "adult" | "child";
}
