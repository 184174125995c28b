import type { Patient } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { shareXon } from "../datatypes/organization.ts";
import { shareXcns } from "../datatypes/practitioner.ts";
import type { Scope } from "../scope.ts";

/** PD1 adds the patient's own practice (PD1-3) and general practitioner (PD1-4), by HL7's map PD1[Patient]. */
export function addPrimaryCare(scope: Scope, pd1: Segment | undefined, patient: Patient): void {
  if (pd1 === undefined) return;
  const practices = pd1.field(3).reps.flatMap((rep) => shareXon(scope, rep) ?? []);
  const generalPractitioner = [...practices, ...shareXcns(scope, pd1, 4)];
  if (generalPractitioner.length > 0) patient.generalPractitioner = generalPractitioner;
}
