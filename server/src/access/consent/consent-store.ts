import type { ConsentScope, ConsentValue } from "@crossbay/contract";
import type { AccountId, ParticipantId, PatientId } from "../../platform/ids.ts";
import { prepared, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentDecision, Evidence, FormCoverage, SignerRelation } from "./consent-decision.ts";

type DecisionRow = {
  id: string;
  patientId: PatientId;
  scope: ConsentScope;
  participantId: ParticipantId | null;
  value: ConsentValue;
  formId: string;
  formVersion: number;
  formTitle: string;
  language: string;
  signedOn: string;
  signerName: string;
  signerRelation: SignerRelation;
  evidence: Evidence;
  coveredParticipantIds: ParticipantId[] | null;
  recordedByAccountId: AccountId | null;
  recordedByName: string | null;
  recordedAt: Date;
  covers: FormCoverage | null;
  witnessName: string | null;
  evidenceId: string | null;
  oneVisit: boolean;
  endsAt: Date | null;
  endedAt: Date | null;
};

/** Every decision that hangs on one of the patients, newest signature first. */
export async function decisionsOf(tx: Tx, patientIds: readonly PatientId[]): Promise<ConsentDecision[]> {
  const found = await prepared<DecisionRow>(
    tx,
    "access.decisions_of",
    `select d.id, d.patient_id as "patientId", d.scope, d.participant_id as "participantId", d.value,
       d.form_id as "formId", d.form_version as "formVersion", coalesce(f.title, d.form_id) as "formTitle", d.language,
       to_char(d.signed_on, 'YYYY-MM-DD') as "signedOn", d.signer_name as "signerName",
       d.signer_relation as "signerRelation", d.evidence,
       d.covered_participant_ids::text[] as "coveredParticipantIds",
       d.recorded_by_account_id as "recordedByAccountId", d.recorded_by_name as "recordedByName",
       d.recorded_at as "recordedAt", f.content -> 'covers' as covers, d.witness_name as "witnessName",
       d.evidence_id as "evidenceId", d.one_visit as "oneVisit", d.ends_at as "endsAt", e.ended_at as "endedAt"
     from access.consent_decision d
     left join access.consent_end e on e.patient_id = d.patient_id and e.decision_id = d.id
     left join access.consent_form f on f.id = d.form_id and f.version = d.form_version and f.language = d.language
     where d.patient_id = any($1::uuid[])
     order by d.signed_on desc, d.recorded_at desc, d.id desc`,
    [patientIds],
  );
  return found.map(decisionOf);
}

function decisionOf(row: DecisionRow): ConsentDecision {
  const { participantId, coveredParticipantIds, recordedByAccountId, recordedByName, oneVisit, ...rest } = row;
  const { covers, witnessName, evidenceId, endsAt, endedAt, ...told } = rest;
  return {
    ...told,
    ...(participantId ? { participantId } : {}),
    ...(recordedByAccountId ? { recordedBy: { accountId: recordedByAccountId, name: recordedByName ?? "" } } : {}),
    coveredParticipantIds: coveredParticipantIds ?? [],
    ...(covers ? { covers } : {}),
    ...(witnessName ? { witnessName } : {}),
    ...(evidenceId ? { evidenceId } : {}),
    ...(oneVisit ? { oneVisit } : {}),
    ...(endsAt ? { endsAt } : {}),
    ...(endedAt ? { endedAt } : {}),
  };
}

/** Adds a decision; there is no way to change or remove one. */
export async function insertDecision(tx: Tx, decision: ConsentDecision): Promise<void> {
  await run(
    tx,
    sql`insert into access.consent_decision (id, patient_id, scope, participant_id, value, form_id, form_version,
          language, signed_on, signer_name, signer_relation, evidence, covered_participant_ids,
          recorded_by_account_id, recorded_by_name, recorded_at, witness_name, evidence_id, one_visit, ends_at)
        values (${decision.id}, ${decision.patientId}, ${decision.scope}, ${decision.participantId ?? null},
          ${decision.value}, ${decision.formId}, ${decision.formVersion}, ${decision.language},
          ${decision.signedOn}::date, ${decision.signerName}, ${decision.signerRelation}, ${decision.evidence},
          ${decision.coveredParticipantIds}::uuid[], ${decision.recordedBy?.accountId ?? null},
          ${decision.recordedBy?.name ?? null}, ${decision.recordedAt}, ${decision.witnessName ?? null},
          ${decision.evidenceId ?? null}, ${decision.oneVisit ?? false}, ${decision.endsAt ?? null})`,
  );
}
