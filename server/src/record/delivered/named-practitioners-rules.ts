import type { DeliveryKind } from "@crossbay/contract";
import type { DiagnosticReport, Encounter, Reference } from "@crossbay/formats/fhir";
import { reportCopyTo, reportOrderedBy } from "@crossbay/formats/hl7v2";
import type { PatientId } from "../../platform/ids.ts";
import type { RecordChange } from "../resource.ts";

/** Why something goes to a practitioner by name. */
export type DeliveryReason = "ordered" | "copy-to" | "consulted" | "referred" | "primary-care";

/** A practitioner to whom a change goes because the patient's care names them: one-to-one, whatever the patient decided. */
export type NamedPractitioner = { change: RecordChange; kind: DeliveryKind; reason: DeliveryReason; npi: string };

/**
 * Whom changes name: a result who ordered it and who gets a copy (OBR-16, OBR-28), a visit its consultant (PV1-9), a
 * discharge from a hospital the referring practitioner, the consultant and the primary care practitioner (PV1-8, PV1-9, PD1-4). Only those
 * with a national provider number are known beyond their source. Data of a Part 2 programme is never pushed.
 * @param primaryCareOf the general practitioners of a patient
 */
export function namedPractitioners(
  changes: readonly RecordChange[],
  primaryCareOf: (patientId: PatientId) => readonly Reference[],
): NamedPractitioner[] {
  return changes
    .filter(({ labels }) => !labels.includes("part2"))
    .flatMap((change) => {
      const named = namedBy(change, primaryCareOf);
      // Each once for each kind: the first reason is the nearest.
      const keys = named.map(({ kind, npi }) => `${kind === "copy" ? "result" : kind} ${npi}`);
      return named.filter((_, at) => keys.indexOf(keys[at]!) === at).map((one) => ({ change, ...one }));
    });
}

/** Whether a change may go to the patient's primary care, which is told with the patient and not with the visit. */
export const isDischarge = ({ resource }: RecordChange): boolean =>
  resource.resourceType === "Encounter" &&
  resource.status === "finished" &&
  hospitalStays.has(resource.class?.code ?? "");

type Named = Omit<NamedPractitioner, "change">;

function namedBy(change: RecordChange, primaryCareOf: (patientId: PatientId) => readonly Reference[]): Named[] {
  const { resource, patientId } = change;
  if (resource.resourceType === "DiagnosticReport")
    return reported.has(resource.status ?? "") ? namedByReport(resource) : [];
  if (resource.resourceType !== "Encounter") return [];
  const consulted = npisOf(participants(resource, "CON"));
  if (isDischarge(change)) {
    const attending = npisOf(participants(resource, "ATND"));
    return [
      ...named("discharge", "referred", npisOf(participants(resource, "REF"))),
      ...named("discharge", "consulted", consulted),
      ...named("discharge", "primary-care", npisOf(primaryCareOf(patientId))),
    ].filter(({ npi }) => !attending.includes(npi));
  }
  return underWay.has(resource.status ?? "") ? named("referral", "consulted", consulted) : [];
}

const namedByReport = (report: DiagnosticReport): Named[] => [
  ...named("result", "ordered", npisOf(extensions(report, reportOrderedBy))),
  ...named("copy", "copy-to", npisOf(extensions(report, reportCopyTo))),
];

const named = (kind: DeliveryKind, reason: DeliveryReason, npis: readonly string[]): Named[] =>
  npis.map((npi) => ({ kind, reason, npi }));

/** Statuses with something to tell. */
const reported = new Set(["partial", "preliminary", "final", "amended", "corrected", "appended"]);
const underWay = new Set(["planned", "arrived", "triaged", "in-progress"]);
const hospitalStays = new Set(["EMER", "IMP", "ACUTE", "NONAC", "OBSENC"]);

const extensions = ({ extension }: DiagnosticReport, url: string): Reference[] =>
  (extension ?? []).flatMap((one) => (one.url === url && one.valueReference ? one.valueReference : []));

const participants = ({ participant }: Encounter, role: string): Reference[] =>
  (participant ?? []).flatMap(({ type, individual }) =>
    individual && type?.some(({ coding }) => coding?.some(({ code }) => code === role)) ? individual : [],
  );

const npisOf = (references: readonly Reference[]): string[] =>
  references.flatMap(({ identifier }) =>
    identifier?.system === "http://hl7.org/fhir/sid/us-npi" && identifier.value ? identifier.value : [],
  );
