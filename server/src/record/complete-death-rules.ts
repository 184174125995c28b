import type { Encounter, Extension, Patient } from "@crossbay/formats/fhir";

/** FHIR JSON keeps extensions of primitive elements under underscore names. */
type PatientWithParts = Patient & { _deceasedDateTime?: { extension?: Extension[] } };

/**
 * A patient who left a visit as one who died is dead, where nobody said so otherwise; and is not any more when that discharge
 * was taken back. The death carries a mark of the visit that told it.
 * @returns the same object where nothing changes
 * @see UB-04 patient discharge status, as HL7 v2 table 0112 has it
 */
export function completeDeath(patient: Patient, visit: Encounter): Patient {
  const known = patient as PatientWithParts;
  const isTold = known.deceasedBoolean !== undefined || known.deceasedDateTime !== undefined;
  const diedAt = deathIn(visit);
  const mark = { reference: `Encounter/${visit.id}` };
  if (isTold) {
    const teller = known._deceasedDateTime?.extension?.find(({ url }) => url === toldByVisit)?.valueReference;
    if (teller?.reference !== mark.reference || diedAt === known.deceasedDateTime) return patient;
  } else if (diedAt === undefined) return patient;
  const { deceasedDateTime: _, _deceasedDateTime: __, ...others } = known;
  if (diedAt === undefined) return others;
  const complete: PatientWithParts = {
    ...others,
    deceasedDateTime: diedAt,
    _deceasedDateTime: { extension: [{ url: toldByVisit, valueReference: mark }] },
  };
  return complete;
}

const toldByVisit = "urn:crossbay:death-told-by-visit";

/** Expired; at home, in a medical facility, place unknown. */
const expired = new Set(["20", "40", "41", "42"]);

function deathIn({ status, hospitalization, period }: Encounter): string | undefined {
  if (status !== "finished") return undefined;
  const codes = hospitalization?.dischargeDisposition?.coding ?? [];
  return codes.some(({ code }) => code !== undefined && expired.has(code)) ? period?.end : undefined;
}
