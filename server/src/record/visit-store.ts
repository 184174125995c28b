import type { Encounter, Resource } from "@crossbay/formats/fhir";
import type { ToldVisit } from "@crossbay/formats/hl7v2";
import type { PatientId } from "../platform/ids.ts";
import { rows, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** The visits of a patient that are not entered in error. */
export async function findVisits(tx: Tx, patientId: PatientId): Promise<Encounter[]> {
  const found = await rows<{ body: Encounter }>(
    tx,
    sql`select body from record.resource
        where patient_id = ${patientId} and kind = 'Encounter' and status <> 'entered-in-error' order by id`,
  );
  return found.map(({ body }) => body);
}

/** What was told of a visit, in the order of arrival. */
export async function findVisitEvents(tx: Tx, patientId: PatientId, encounterId: string): Promise<ToldVisit[]> {
  const found = await rows<{ told: ToldVisit }>(
    tx,
    sql`select told from record.visit_event where patient_id = ${patientId} and encounter_id = ${encounterId}
        order by arrival`,
  );
  return found.map(({ told }) => told);
}

/** Keys of the messages that told of a visit or of what hangs on it, now and earlier. */
export async function findMessagesOfVisit(tx: Tx, patientId: PatientId, encounterId: string): Promise<Buffer[]> {
  const found = await rows<{ key: Buffer }>(
    tx,
    sql`with parts as materialized (
          select id from record.resource
          where patient_id = ${patientId} and (encounter_id = ${encounterId} or id = ${encounterId})
        )
        select message_key as key from record.resource
        where patient_id = ${patientId} and id in (select id from parts)
        union
        select message_key from record.resource_history
        where patient_id = ${patientId} and id in (select id from parts)
        union
        select message_key from record.visit_event
        where patient_id = ${patientId} and encounter_id = ${encounterId} and told ->> 'event' not in ('gone', 'back')`,
  );
  return found.map(({ key }) => key);
}

export type PartOfVisit = { body: Resource; labels: string[] };

/** A visit and what hangs on it, as it is known. */
export const findPartsOfVisit = (tx: Tx, patientId: PatientId, encounterId: string): Promise<PartOfVisit[]> =>
  rows(
    tx,
    sql`select body, labels from record.resource
        where patient_id = ${patientId} and (encounter_id = ${encounterId} or id = ${encounterId}) order by id`,
  );
