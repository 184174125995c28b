import { createHash } from "node:crypto";
import type { PatientId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { EvidenceFile } from "./consent-decision.ts";

/** Keeps what shows that a patient decided so; there is no way to change or remove it. */
export async function insertEvidence(
  tx: Tx,
  evidence: EvidenceFile & { patientId: PatientId; id: string; recordedAt: Date },
): Promise<void> {
  const { patientId, id, kind, mediaType, content, recordedAt } = evidence;
  const digest = createHash("sha256").update(content).digest();
  await run(
    tx,
    sql`insert into access.consent_evidence (patient_id, id, kind, media_type, content, digest, recorded_at)
        values (${patientId}, ${id}, ${kind}, ${mediaType}, ${content}, ${digest}, ${recordedAt})`,
  );
}

/** The file that shows a patient's decision. */
export const findEvidence = (tx: Tx, patientId: PatientId, id: string): Promise<EvidenceFile | undefined> =>
  firstRow(
    tx,
    sql`select kind, media_type as "mediaType", content from access.consent_evidence
        where patient_id = ${patientId} and id = ${id}`,
  );
