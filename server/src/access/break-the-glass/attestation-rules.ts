import {
  type BreakGlassRequest,
  type GlassPage,
  type GlassReason,
  glassReasons,
  type Problem,
} from "@crossbay/contract";

/** Counts up with every change of these words; an attestation is to the words that were read. */
export const attestationVersion = 1;

/** What is attested one by one before the glass breaks (policy §7). */
export const attestationsFor = (participantName: string): GlassPage["attestations"] => [
  {
    id: "emergency",
    text: "There is a medical emergency: care is needed at once, and a delay would raise the risk to the patient's life or health.",
  },
  {
    id: "data-may-matter",
    text: "What the exchange holds may matter for that care, and the patient's consent cannot be obtained now.",
  },
  {
    id: "no-denial-known",
    text: `I know of no denial by which the patient keeps me or ${participantName} from their data.`,
  },
];

const reasonWords: Record<GlassReason, string> = {
  "unconscious-or-confused": "Unconscious or confused",
  "cardiac-or-respiratory": "Heart or breathing",
  trauma: "Injury",
  "overdose-or-poisoning": "Overdose or poisoning",
  "obstetric-emergency": "Pregnancy or birth",
  "psychiatric-emergency": "Psychiatric emergency",
  other: "Another emergency, in words",
};

/** The nature of the emergency as lists and letters name it. */
export const glassReasonWords = (reason: GlassReason): string => reasonWords[reason];

export const reasonsToChoose: GlassPage["reasons"] = glassReasons.map((id) => ({ id, text: reasonWords[id] }));

type Faults = NonNullable<Problem["fields"]>;

/** What is missing or wrong in an attestation, field by field; empty where it can stand. */
export function checkAttestation(request: BreakGlassRequest): Faults {
  const faults: Faults = [];
  const fault = (field: string, detail: string) => faults.push({ field, detail });
  if (request.attestationVersion !== attestationVersion)
    fault("attestationVersion", "The words have changed: read them again, then attest.");
  for (const [id, attested] of Object.entries(request.attested)) {
    if (!attested) fault(`attested.${id}`, "Attest to this too, or the record stays closed.");
  }
  if (request.reason === "other" && !clean(request.reasonWords))
    fault("reasonWords", "Say in words what the emergency is.");
  if (!request.password && request.passkey === undefined)
    fault("password", "Enter your password, or use your passkey.");
  return faults;
}

/** Words as they were typed, without needless space; undefined where nothing is left. */
export const clean = (words: string | undefined): string | undefined =>
  words?.replaceAll(/\s+/g, " ").trim() || undefined;
