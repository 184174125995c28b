import type { ConsentScope, ConsentValue } from "@crossbay/contract";
import type { AccountId, ParticipantId, PatientId } from "../../platform/ids.ts";
import { firstRow, prepared, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentDecision, ConsentForm, Evidence, SignerRelation } from "./consent-decision.ts";

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
       d.recorded_at as "recordedAt"
     from access.consent_decision d
     left join access.consent_form f on f.id = d.form_id and f.version = d.form_version and f.language = d.language
     where d.patient_id = any($1::uuid[])
     order by d.signed_on desc, d.recorded_at desc, d.id desc`,
    [patientIds],
  );
  return found.map(({ participantId, coveredParticipantIds, recordedByAccountId, recordedByName, ...row }) => ({
    ...row,
    ...(participantId ? { participantId } : {}),
    ...(recordedByAccountId ? { recordedBy: { accountId: recordedByAccountId, name: recordedByName ?? "" } } : {}),
    coveredParticipantIds: coveredParticipantIds ?? [],
  }));
}

/** Adds a decision; there is no way to change or remove one. */
export async function insertDecision(tx: Tx, decision: ConsentDecision): Promise<void> {
  await run(
    tx,
    sql`insert into access.consent_decision (id, patient_id, scope, participant_id, value, form_id, form_version,
          language, signed_on, signer_name, signer_relation, evidence, covered_participant_ids,
          recorded_by_account_id, recorded_by_name, recorded_at)
        values (${decision.id}, ${decision.patientId}, ${decision.scope}, ${decision.participantId ?? null},
          ${decision.value}, ${decision.formId}, ${decision.formVersion}, ${decision.language},
          ${decision.signedOn}::date, ${decision.signerName}, ${decision.signerRelation}, ${decision.evidence},
          ${decision.coveredParticipantIds}::uuid[], ${decision.recordedBy?.accountId ?? null},
          ${decision.recordedBy?.name ?? null}, ${decision.recordedAt})`,
  );
}

const formColumns = sql.raw("id, version, language, scope, title, choices, text");

/** One version of a form in one language. */
export const findForm = (tx: Tx, id: string, version: number, language: string): Promise<ConsentForm | undefined> =>
  firstRow(
    tx,
    sql`select ${formColumns} from access.consent_form
        where id = ${id} and version = ${version} and language = ${language}`,
  );

/** The version of a form that is signed on a day, in one language. */
export const findFormInUse = (tx: Tx, id: string, language: string, today: string): Promise<ConsentForm | undefined> =>
  firstRow(
    tx,
    sql`select ${formColumns} from access.consent_form
        where id = ${id} and language = ${language} and effective_from <= ${today}::date
        order by version desc limit 1`,
  );
