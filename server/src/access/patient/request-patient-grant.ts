import { type Actor, listParticipants, listSources } from "../../accounts/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type AccessGrant, issueGrant } from "../access-grant.ts";
import type { Permission } from "../access-rules.ts";
import type { AccessContext } from "../context.ts";
import { gatherPersonFacts, type PersonFacts } from "../person-facts.ts";
import { type ReadingWay, wayRules } from "../way-rules.ts";
import { decidePatient, type PatientRelation, type PatientWay, patientPurpose } from "./patient-rules.ts";

/** Somebody whose identity the exchange's staff proofed, and how they stand to the patient. */
export type PatientAsking = {
  personId: PersonId;
  relation: PatientRelation;
  requestId: string;
  /** What the audit record says of it besides: the number of what was asked for. */
  detail: NonNullable<AuditEntry["detail"]>;
};

/** Nothing is given out, and the rule that says so; it is in the audit record. */
export type PatientRefusal = { refused: true; rule: string };

/** What is the patient's own may be given out: `entry` must be in the audit record before it is. */
export type PatientAdmission = { refused: false; facts: PersonFacts; entry: AuditEntry };

/**
 * Asks whether who was proofed may read the record of the patient, and gives the grant for it: all of it, the exchange printing
 * for them. A refusal is in the audit record when this resolves.
 */
export async function requestPatientGrant(
  context: AccessContext,
  asking: PatientAsking,
): Promise<AccessGrant | PatientRefusal> {
  const way: ReadingWay & PatientWay = "patient-record";
  const { participant, facts, decision } = await context.database.snapshot((tx) => decide(tx, context, way, asking));
  if (!decision.permitted) return refuse(context, way, asking, decision.reason);
  if (!facts) throw new Error("Access was permitted without a person.");
  return issueGrant({
    personId: facts.personId,
    patients: facts.patients,
    reader: { participant },
    way,
    purpose: patientPurpose,
    rule: decision.rule,
    ...(decision.consentVersion ? { consentVersion: decision.consentVersion } : {}),
    consentValue: facts.standing.value,
    withhold: decision.withhold,
    extents: decision.extents,
  });
}

/** The same for what is the patient's own beside the record: decisions, and who looked. */
export async function admitPatient(
  context: AccessContext,
  way: Exclude<PatientWay, ReadingWay>,
  asking: PatientAsking,
): Promise<PatientAdmission | PatientRefusal> {
  const { facts, decision } = await context.database.snapshot((tx) => decide(tx, context, way, asking));
  if (!decision.permitted) return refuse(context, way, asking, decision.reason);
  if (!facts) throw new Error("Access was permitted without a person.");
  const patientIds = facts.patients.map(({ patientId }) => patientId);
  const entry: AuditEntry = {
    ...auditOf(way, asking),
    outcome: "permitted",
    patientIds,
    rule: decision.rule,
    ...(decision.consentVersion ? { consentVersion: decision.consentVersion } : {}),
  };
  return { refused: false, facts, entry };
}

type Answer = {
  participant: Actor["participant"];
  facts: PersonFacts | undefined;
  decision: Permission | { permitted: false; reason: string };
};

async function decide(tx: Tx, { clock }: AccessContext, way: PatientWay, asking: PatientAsking): Promise<Answer> {
  const { personId, relation } = asking;
  const now = clock.now();
  const participant = await exchangeItself(tx);
  const facts = (await gatherPersonFacts(tx, { actor: { participant }, personIds: [personId], now })).get(personId);
  const zones = new Map((await listSources(tx)).map(({ id, timeZone }) => [id, timeZone]));
  const patients = (facts?.patients ?? []).map(({ patientId, birthDate, sourceId }) => ({
    patientId,
    birthDate,
    today: plainDateAt(now, zones.get(sourceId) ?? participant.timeZone),
  }));
  return { participant, facts, decision: decidePatient({ way, relation, patients, consent: facts?.standing }) };
}

/** It prints for patients, and its day counts where a source's is not known. */
async function exchangeItself(tx: Tx): Promise<Actor["participant"]> {
  const exchange = (await listParticipants(tx)).find(({ type, endedAt }) => type === "exchange" && !endedAt);
  if (!exchange) throw new Error("The exchange itself is not among the participants.");
  return exchange;
}

async function refuse(
  context: AccessContext,
  way: PatientWay,
  asking: PatientAsking,
  rule: string,
): Promise<PatientRefusal> {
  await context.audit.record([{ ...auditOf(way, asking), outcome: "refused", rule }]);
  return { refused: true, rule };
}

const auditOf = (way: PatientWay, { personId, requestId, detail }: PatientAsking): Omit<AuditEntry, "outcome"> => ({
  action: wayRules[way].action,
  personId,
  way,
  purpose: patientPurpose,
  requestId,
  detail,
});
