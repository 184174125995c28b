import type { ToldVisit } from "@crossbay/formats/hl7v2";
import { byteaArray, instantArray, jsonbArray, textArray, uuidArray } from "../platform/array-parameter.ts";
import { sendPrepared } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import { canonicalJson } from "./canonical-json-rules.ts";
import type { IncomingResources } from "./resource.ts";

/** Keeps what messages tell of visits; the same message again adds nothing. */
export function insertVisitEvents(tx: Tx, messages: readonly IncomingResources[]): void {
  const told = messages.flatMap(({ patientId, messageKey, confidentiality, visit }) =>
    visit ? [{ patientId, messageKey, confidentiality, visit }] : [],
  );
  if (told.length === 0) return;
  sendPrepared(
    tx,
    "record-insert-visit-events",
    `insert into record.visit_event (patient_id, encounter_id, message_key, event_at, told, confidentiality)
     select patient_id, encounter_id, message_key, event_at, told, string_to_array(confidentiality, ' ')
     from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::timestamptz[], $5::jsonb[], $6::text[]) with ordinality
       as event (patient_id, encounter_id, message_key, event_at, told, confidentiality, place)
     order by place
     on conflict do nothing`,
    [
      uuidArray(told.map((one) => one.patientId)),
      uuidArray(told.map((one) => one.visit.encounterId)),
      byteaArray(told.map((one) => one.messageKey)),
      instantArray(told.map((one) => one.visit.eventAt)),
      jsonbArray(told.map((one) => jsonOf(one.visit))),
      textArray(told.map((one) => one.confidentiality.join(" "))),
    ],
  );
}

/** The native way is the fastest; what jsonb cannot hold (NUL, lone surrogates) it would write as escapes. */
function jsonOf(visit: ToldVisit): string {
  const json = JSON.stringify(visit);
  return /\\u(?:0000|d[89a-f])/.test(json) ? canonicalJson(visit) : json;
}
