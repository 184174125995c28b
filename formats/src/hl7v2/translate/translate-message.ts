import { errorAt, type Hl7Error } from "../errors.ts";
import { Hl7Message } from "../message.ts";
import { readCompartment } from "./read-compartment.ts";
import { Scope } from "./scope.ts";
import { clearedFields } from "./segments/cleared-fields.ts";
import { confidentialityOf } from "./segments/confidentiality.ts";
import { readEventTimes } from "./segments/event-time.ts";
import { readMoves } from "./segments/mrg-moves.ts";
import { readRetired } from "./segments/mrg-retired.ts";
import { addPrimaryCare } from "./segments/pd1-patient.ts";
import { readPatient } from "./segments/pid-patient.ts";
import { readConsents } from "./segments/read-consents.ts";
import { chooseRecordNumber, patientKeyOf, type RecordNumber } from "./segments/record-number.ts";
import { eventOf, refuseEvent, registersPatient, speaksOfNumbers } from "./supported-events.ts";
import type { TranslateContext, TranslatedMessagePart, Translation } from "./translation.ts";

/**
 * Translates a message to FHIR R4 by HL7's v2-to-FHIR maps. Pure: the same message and context give the same resources and ids.
 * What cannot be read is left out with a warning; only a message without a known event or a patient's record number, or with a decision of
 * the patient that cannot be kept, is refused.
 * Never throws on a message's content; an unknown `timeZone` throws a RangeError.
 * @see https://build.fhir.org/ig/HL7/v2-to-fhir/
 */
export function translateMessage(message: Hl7Message, context: TranslateContext): Translation {
  const refused = refuseEvent(message) ?? refusePatient(message);
  if (refused) return { ok: false, error: refused };
  const [first, ...others] = onePatientEach(message).map((part) => translatePart(part, context));
  const failed = [first!, ...others].find((translation) => !translation.ok);
  if (failed) return failed;
  return { ...(first as TranslatedMessagePart), others: others as TranslatedMessagePart[] };
}

function translatePart(message: Hl7Message, context: TranslateContext): Translation {
  const scope = new Scope(context);
  const pid = message.find("PID")!;
  const number = chooseRecordNumber(scope, pid.field(3));
  if (number === undefined) {
    const place = { segment: "PID", sequence: pid.sequence, field: 3 };
    return { ok: false, error: errorAt("101", place, "PID-3 (patient identifier list) holds no record number.") };
  }
  const idOfNumber = context.resourceId("Patient", patientKeyOf(number));
  scope.patientId = scope.patientOf(idOfNumber);
  const event = eventOf(message);
  const former = readFormerNumbers(scope, message, event, number);
  if (!former.ok) return former;

  const times = readEventTimes(scope, message);
  const resource = readPatient(scope, pid);
  if (event === "A29") resource.active = false;
  addPrimaryCare(scope, message.find("PD1"), resource);
  const compartment = speaksOfNumbers(event)
    ? { resources: [], mentioned: [] }
    : readCompartment(scope, message, event, times);
  const consents = speaksOfNumbers(event) ? [] : readConsents(scope, message, resource);
  if ("sentence" in consents) return { ok: false, error: consents };
  const cleared = clearedFields(pid);
  if (registersPatient(event)) cleared.push("active");
  const { ok: _, ...numbers } = former;
  return {
    ok: true,
    event,
    eventAt: times.eventAt,
    patient: { patientId: scope.patientId, idOfNumber, ...number, resource, cleared },
    ...numbers,
    ...compartment,
    shared: scope.shared,
    confidentiality: confidentialityOf(message),
    consents,
    warnings: scope.warnings,
    others: [],
  };
}

type FormerNumbers =
  | ({ ok: true } & Pick<TranslatedMessagePart, "merges" | "moves" | "renumbers">)
  | { ok: false; error: Hl7Error };

/** What MRG says of other record numbers. */
function readFormerNumbers(scope: Scope, message: Hl7Message, event: string, number: RecordNumber): FormerNumbers {
  if (!speaksOfNumbers(event)) return { ok: true, merges: [], moves: [] };
  if (event === "A44" || event === "A45") {
    const read = readMoves(scope, message, event);
    return read.ok ? { ok: true, merges: [], moves: read.moves } : read;
  }
  const retired = readRetired(scope, message, number);
  if (!retired.ok || event !== "A47") return retired.ok ? { ok: true, merges: retired.merges, moves: [] } : retired;
  const [renumbers, ...merges] = retired.merges;
  return { ok: true, merges, moves: [], ...(renumbers && { renumbers }) };
}

/** Merging and moving events can name several patients (HL7 v2.5.1, 3.3.40 ff.): a message for each, in their order. */
function onePatientEach(message: Hl7Message): Hl7Message[] {
  const starts = message.segments.flatMap(({ name }, index) => (name === "PID" ? [index] : []));
  if (starts.length === 1) return [message];
  const head = message.segments.slice(0, starts[0]);
  return starts.map(
    (start, nth) => new Hl7Message(message.header, [...head, ...message.segments.slice(start, starts[nth + 1])]),
  );
}

const patientsMax = 100;

function refusePatient(message: Hl7Message): Hl7Error | undefined {
  const count = message.all("PID").length;
  if (count === 0) return errorAt("101", { segment: "PID", sequence: 1, field: 3 }, "The message has no PID segment.");
  if (count === 1 || (speaksOfNumbers(eventOf(message)) && count <= patientsMax)) return undefined;
  return errorAt(
    "100",
    { segment: "PID", sequence: 2 },
    "The message is about more than one patient; send one message for each.",
  );
}
