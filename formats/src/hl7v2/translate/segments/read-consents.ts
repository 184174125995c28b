import type { Patient } from "../../../fhir/index.ts";
import { errorAt, type Hl7Error } from "../../errors.ts";
import type { Hl7Message } from "../../message.ts";
import type { Segment } from "../../segment.ts";
import { nameText } from "../datatypes/human-name.ts";
import { readTimestamp } from "../datatypes/timestamp.ts";
import type { Scope } from "../scope.ts";
import { readCon } from "./con-consent.ts";
import type { ConsentWords, FieldPlace, ToldConsent } from "./consent-segment.ts";
import { readLocalConsent } from "./local-consent.ts";

/**
 * Decisions of the patient in an ADT message of a source that sends them. An undated one changes nothing, with a warning.
 * @returns the error of the first that cannot be kept: with it the message waits, for AA would say that the decision stands
 */
export function readConsents(scope: Scope, message: Hl7Message, patient: Patient): ToldConsent[] | Hl7Error {
  const config = scope.context.consentSegment;
  if (!config || message.header.type.toUpperCase() !== "ADT") return nothing;
  const consents: ToldConsent[] = [];
  for (const segment of message.segments) {
    if (segment.name !== config.segment) continue;
    const words = "values" in config ? readLocalConsent(segment, config) : readCon(scope, segment);
    if (!words) continue;
    if ("sentence" in words) return words;
    const consent = complete(scope, { message, segment, patient, words });
    if (!consent) continue;
    if ("sentence" in consent) return consent;
    consents.push(consent);
  }
  return consents;
}

const nothing: ToldConsent[] = [];

type Told = { message: Hl7Message; segment: Segment; patient: Patient; words: ConsentWords };

function complete(scope: Scope, { message, segment, patient, words }: Told): ToldConsent | Hl7Error | undefined {
  const { value, isVerbal, signer, places } = words;
  const at = ({ field }: FieldPlace) => ({ segment: segment.name, sequence: segment.sequence, field });
  const day = segment.text(places.date.field, places.date.component);
  if (day === "") {
    const place = { segment, field: places.date.field };
    scope.warn("101", place, "The decision has no date of its signature: it changes nothing.");
    return undefined;
  }
  const signed = readTimestamp(day, scope.context.timeZone);
  if (signed?.date.length !== dayLength)
    return errorAt("102", at(places.date), "The date of the signature is no day of the calendar.");
  if (signed.instantMs > scope.context.receivedAt.getTime())
    return errorAt("102", at(places.date), "The date of the signature lies in the future.");
  const signerName = words.signerName || (signer === "self" ? nameText(patient.name?.[0]) : "");
  if (signerName === "") return errorAt("101", at(places.signerName), "Nobody is named who signed for the patient.");
  return {
    ...{ value, isVerbal, signer, signedOn: signed.date, signerName: signerName.slice(0, signerMax) },
    places: {
      value: at(places.value),
      signedOn: at(places.date),
      signerName: at(places.signerName),
      signer: at(places.signer),
    },
    evidence: [message.segments[0]?.raw ?? "", segment.raw].join("\n"),
  };
}

/** Of YYYY-MM-DD. */
const dayLength = 10;
const signerMax = 200;
