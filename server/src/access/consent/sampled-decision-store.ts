import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentDecision } from "./consent-decision.ts";
import { decisionsOf } from "./consent-store.ts";

/** Which decision of which patient. */
export type DecisionName = { patientId: PatientId; decisionId: string };

/** Decisions for a participant that were recorded since then, drawn by chance; those by word of mouth have no form to hold them against. */
export const drawDecisions = (
  tx: Tx,
  of: { participantId: ParticipantId; from: Date; count: number },
): Promise<DecisionName[]> =>
  rows(
    tx,
    sql`select patient_id as "patientId", id as "decisionId" from access.consent_decision
        where scope = 'participant' and participant_id = ${of.participantId} and evidence <> 'verbal'
          and recorded_at >= ${of.from}
        order by random() limit ${of.count}`,
  );

/** These decisions, by id. */
export async function findDecisions(
  tx: Tx,
  names: readonly DecisionName[],
): Promise<ReadonlyMap<string, ConsentDecision>> {
  const wanted = new Set(names.map(({ decisionId }) => decisionId));
  const patientIds = [...new Set(names.map(({ patientId }) => patientId))];
  const found = patientIds.length === 0 ? [] : await decisionsOf(tx, patientIds);
  return new Map(found.filter(({ id }) => wanted.has(id)).map((decision) => [decision.id, decision]));
}
