import { createHash } from "node:crypto";
import type { Patient } from "@crossbay/formats/fhir";
import { authoritySystem } from "@crossbay/formats/hl7v2";
import type { IncomingPatient } from "../../server/src/identity/index.ts";
import { keyedId, type PatientId, type SourceId } from "../../server/src/platform/ids.ts";
import { deriveKeys } from "../../server/src/platform/keys.ts";

export const testKeys = deriveKeys(Buffer.alloc(32, 7));

/** An id that stands for a name in tests: the same name, the same id. */
export const testId = <Id extends string>(name: string): Id => keyedId<Id>(testKeys.ids, "test", name);

export type PatientTerms = {
  family?: string;
  given?: string;
  suffix?: string;
  birthDate?: string;
  gender?: Patient["gender"];
  ssn?: string;
  phone?: string;
  line?: string;
  city?: string;
  postalCode?: string;
  birthOrder?: number;
  /** Time of death, or true where it is not known. */
  deceased?: string | true;
};

/** A FHIR Patient with what is named. */
export function fhirPatient(id: PatientId, authority: string, recordNumber: string, terms: PatientTerms): Patient {
  const { family, given, suffix, birthDate, gender, ssn, phone, line, city, postalCode, birthOrder, deceased } = terms;
  return {
    resourceType: "Patient",
    id,
    identifier: [
      { type: { coding: [{ code: "MR" }] }, system: authoritySystem(authority), value: recordNumber },
      ...(ssn ? [{ system: "http://hl7.org/fhir/sid/us-ssn", value: ssn }] : []),
    ],
    ...(family || given
      ? { name: [{ use: "official", family, given: given?.split(" "), suffix: suffix ? [suffix] : undefined }] }
      : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(gender ? { gender } : {}),
    ...(phone ? { telecom: [{ system: "phone", value: phone }] } : {}),
    ...(line || city || postalCode ? { address: [{ use: "home", line: line ? [line] : [], city, postalCode }] } : {}),
    ...(birthOrder ? { multipleBirthInteger: birthOrder } : {}),
    ...(deceased === true ? { deceasedBoolean: true } : deceased ? { deceasedDateTime: deceased } : {}),
  };
}

/** One message's view of a patient: `authority` is the source's own unless another is named. */
export function incomingPatient(
  source: string,
  recordNumber: string,
  terms: PatientTerms,
  more: { authority?: string; eventAt?: string; retires?: readonly string[] } = {},
): IncomingPatient {
  const authority = more.authority ?? source;
  const idOf = (number: string) => keyedId<PatientId>(testKeys.ids, source, "Patient", `${authority}|${number}`);
  const patientId = idOf(recordNumber);
  return {
    patientId,
    sourceId: testId<SourceId>(source),
    authority,
    recordNumber,
    patient: fhirPatient(patientId, authority, recordNumber, terms),
    eventAt: more.eventAt ?? "2026-03-01T10:00:00.000Z",
    messageKey: createHash("sha256")
      .update(`${source}|${recordNumber}|${JSON.stringify(more)}`)
      .digest(),
    merges: (more.retires ?? []).map((number) => ({ patientId: idOf(number), authority, recordNumber: number })),
  };
}
