/** Who is who: patients of sources, linked into persons. Link, merge and review never rewrite a clinical row. */
export { isStandInNumber } from "./demographics-rules.ts";
export { explainMatch, type MatchExplanation } from "./explain-match.ts";
export { findPersons } from "./find-persons.ts";
export type { Household } from "./household-store.ts";
export { type FoldedPerson, foldPerson, householdsOf, householdsReachedBy, personsEver } from "./households.ts";
export { findUnknownPatients, lockPatients } from "./lock-patients.ts";
export type {
  IncomingPatient,
  LinkedPatient,
  PersonSummary,
  PersonTerms,
  Resolution,
  RetiredNumber,
} from "./patient.ts";
export { patientsOfNumbers } from "./patients-of-numbers.ts";
export { patientsOfPersons } from "./patients-of-persons.ts";
export { personOfPatients } from "./person-of-patients.ts";
export { type PreparedPatient, preparePatients } from "./prepare-patient-rules.ts";
export { readPatients } from "./read-patients.ts";
export { resolvePatients } from "./resolve-patients.ts";
export { waitsForReview } from "./review-store.ts";
export { needsSettling, type SettledNumbers, settleNumbers } from "./settle-numbers.ts";
export { summarisePerson } from "./summary-rules.ts";
