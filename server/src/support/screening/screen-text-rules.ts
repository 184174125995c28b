import { findCredentials } from "./credential-rules.ts";
import { type CredentialKind, type Found, maskFound, type PatientSign } from "./mask-rules.ts";
import { findPatientSigns } from "./patient-sign-rules.ts";

export type Screening = {
  /** The text with every password and code masked; the same text where there is none. */
  text: string;
  /** Empty: neither a password nor a code stands in it. */
  credentials: CredentialKind[];
  /** Empty: nothing looks like a patient's. */
  patientSigns: PatientSign[];
  /** Masked are also the numbers and dates that look like a patient's: for whom it concerns that something came, not what. */
  redacted: string;
};

/**
 * Looks through words that somebody typed or sent (policy §9): for passwords and security codes, which nobody else may keep, and
 * for what looks like a patient's data, which goes over encrypted ways only. By patterns, so it errs: rather one too many.
 */
export function screenText(text: string): Screening {
  const credentials = findCredentials(text);
  const signs = findPatientSigns(text);
  return {
    text: maskFound(text, credentials),
    credentials: kindsOf(credentials),
    patientSigns: kindsOf(signs),
    redacted: maskFound(text, [...credentials, ...signs]),
  };
}

const kindsOf = <Kind extends string>(found: readonly Found<Kind>[]): Kind[] => [
  ...new Set(found.map(({ kind }) => kind)),
];
