import { type AccessContext, findDenialToEveryone, saveConsentDecision } from "../../access/index.ts";
import { auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { patientsOfPersons } from "../../identity/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Asking } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import { currentPerson } from "./current-person.ts";
import type { KeptRequest } from "./request-rules.ts";

const form = { formId: "deny-to-all", formVersion: 2 } as const;

/**
 * Records the denial to everyone, or lifts it, as the proofed person decided on the day of the proofing; it counts from the commit
 * on. Only the exchange's staff can (policy §6).
 * @returns undefined when it is done
 */
export async function carryOutDecision(
  tx: Tx,
  context: AccessContext,
  { actor, requestId }: Asking,
  request: KeptRequest,
): Promise<PrivacyRefusal | undefined> {
  const now = context.clock.now();
  const { timeZone } = actor.participant;
  const personId = await currentPerson(tx, request);
  const patients = personId ? ((await patientsOfPersons(tx, [personId])).get(personId) ?? []) : [];
  const patient = patients.find(({ state }) => state === "active") ?? patients[0];
  if (!personId || !patient || !request.proofedAt) {
    return { refused: "step-closed", detail: "Who it is about is no longer certain. Proof the identity again." };
  }
  const signedOn = plainDateAt(request.proofedAt, timeZone);
  if (request.kind === "lift-denial") {
    const denial = await findDenialToEveryone(tx, { actor, personId, now });
    if (!denial) return { refused: "step-closed", detail: "No denial to everyone stands: there is nothing to lift." };
    // It would change nothing, and the letter would say that it did.
    if (denial.signedOn >= signedOn) return sameDay;
  }
  const isSelf = request.relation === "self";
  const saved = await saveConsentDecision(
    tx,
    { now, timeZone },
    {
      ...form,
      patientId: patient.patientId as PatientId,
      scope: "everyone",
      value: request.kind === "deny-everyone" ? "deny" : "none",
      language: request.language,
      signedOn,
      signerName: isSelf ? request.name : `Who stands for the patient, request ${request.number}`,
      signerRelation: request.relation,
      evidence: "verbal",
      recordedBy: { accountId: actor.accountId, name: actor.name },
    },
  );
  if ("refused" in saved) {
    return refuseForm("The decision was not recorded.", [{ field: saved.field, detail: saved.refused }]);
  }
  await writeEntries(tx, now, [
    {
      action: "consent-record",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      personId,
      patientIds: [patient.patientId],
      way: "serve-patients",
      consentVersion: `${saved.formId}/${saved.formVersion}/${saved.language}/${saved.id}`,
      requestId,
      detail: { number: request.number, value: saved.value, scope: saved.scope, signedOn: saved.signedOn },
    },
  ]);
  return undefined;
}

const sameDay: PrivacyRefusal = {
  refused: "step-closed",
  detail:
    "The denial was signed on the day of the proofing or later, and of one day the stricter decision counts. Proof the identity again on a later day, then lift it.",
};
