import type { Observation, ObservationComponent } from "../../../fhir/index.ts";
import type { Repetition, Segment } from "../../segment.ts";
import { readConcept } from "../datatypes/concept.ts";
import { readCompared, readNumber, type Unit } from "../datatypes/quantity.ts";
import { readRangeOfTime } from "../datatypes/read-time.ts";
import { readTimeOfDay, readTimestamp } from "../datatypes/timestamp.ts";
import type { Scope } from "../scope.ts";

/** Observation.value[x]: one of them, or none. */
type ValueElement = Pick<
  Observation,
  | "valueQuantity"
  | "valueCodeableConcept"
  | "valueString"
  | "valueRange"
  | "valueRatio"
  | "valueTime"
  | "valueDateTime"
  | "valuePeriod"
>;

/** What OBX-5 says. Several coded or numeric values in one OBX are components. */
export type ResultValue = { element: ValueElement; components: Omit<ObservationComponent, "code">[]; notes: string[] };

/**
 * OBX-5 by its type in OBX-2. A number that is no number is kept as text with a warning; text that is a number with a unit is a number.
 * Attachments (ED, RP) stay with the message: a note says what was sent.
 */
export function readValue(scope: Scope, obx: Segment, unit: Unit): ResultValue {
  const type = obx.text(2).toUpperCase();
  const reps = obx.field(5).reps.filter((rep) => !rep.isEmpty && !rep.isNull);
  const first = reps[0];
  if (first === undefined) return nothing;
  if (type === "ED" || type === "RP") return { ...nothing, notes: reps.map((rep) => attachmentNote(type, rep)) };
  if (reps.length > 1 && multiples.has(type)) {
    return { ...nothing, components: reps.flatMap((rep) => readOne(scope, obx, type, rep, unit) ?? []) };
  }
  if (reps.length > 1) return { ...nothing, element: textOf(reps.map((rep) => rep.wholeText).join("\n")) };
  return { ...nothing, element: readOne(scope, obx, type, first, unit) ?? {} };
}

const nothing: ResultValue = { element: {}, components: [], notes: [] };
const multiples = new Set(["NM", "SN", "CE", "CWE", "CNE", "CF", "IS", "ID", "DT", "TS", "DTM", "TM", "NR", "DR"]);

function readOne(scope: Scope, obx: Segment, type: string, rep: Repetition, unit: Unit): ValueElement | undefined {
  switch (type) {
    case "NM":
      return readNumeric(rep.wholeText.trim(), unit) ?? notA(scope, obx, rep, "number", unit);
    case "SN":
      return readStructured(rep, unit) ?? notA(scope, obx, rep, "structured number", unit);
    case "CE":
    case "CWE":
    case "CNE":
    case "CF":
    case "IS":
    case "ID": {
      const concept = readConcept(scope, rep);
      return concept ? { valueCodeableConcept: concept } : undefined;
    }
    case "DT":
    case "TS":
    case "DTM": {
      const time = readTimestamp(rep.text(1), scope.context.timeZone);
      return time ? { valueDateTime: time.dateTime } : notA(scope, obx, rep, "date or time");
    }
    case "TM": {
      const time = readTimeOfDay(rep.text(1));
      return time ? { valueTime: time } : notA(scope, obx, rep, "time of day");
    }
    case "NR":
      return readRange(rep.text(1), rep.text(2), unit) ?? notA(scope, obx, rep, "range of numbers", unit);
    case "DR": {
      const period = readRangeOfTime(scope, { segment: obx, field: 5 }, rep);
      return period ? { valuePeriod: period } : textOf(rep.wholeText);
    }
    case "VR":
      return textOf([rep.text(1), rep.text(2)].filter(Boolean).join("-"), unit);
    case "ST":
    case "TX":
    case "FT":
    case "":
      return (
        (unit.unit === undefined ? undefined : readNumeric(rep.wholeText.trim(), unit)) ?? textOf(rep.wholeText, unit)
      );
    default:
      return textOf(joined(rep));
  }
}

/** A plain number, or a number after a comparator: only what can be read without doubt. */
function readNumeric(text: string, unit: Unit): ValueElement | undefined {
  const read = readCompared(text);
  return read && { valueQuantity: { ...read, ...unit } };
}

/** SN: comparator ^ number ^ separator ^ number, by HL7's maps SN[Quantity], SN[Range] and SN[Ratio]. */
function readStructured(rep: Repetition, unit: Unit): ValueElement | undefined {
  const [comparator, first, separator, second] = [rep.text(1), rep.text(2), rep.text(3), rep.text(4)];
  const low = readNumber(first);
  const high = readNumber(second);
  if (comparator === "<>" || separator === "+")
    return textOf([comparator, first, separator, second].join("").trim(), unit);
  if (separator === "-") return low !== undefined && high !== undefined ? readRange(first, second, unit) : undefined;
  if (separator === ":" || separator === "/") {
    if (low === undefined || high === undefined) return undefined;
    const numerator = readCompared(`${comparator === "=" ? "" : comparator}${first}`);
    return numerator && { valueRatio: { numerator: { ...numerator, ...unit }, denominator: { value: high } } };
  }
  if (separator !== "" || second !== "") return undefined;
  return readNumeric(`${comparator === "=" ? "" : comparator}${first}`, unit);
}

function readRange(from: string, to: string, unit: Unit): ValueElement | undefined {
  const low = readNumber(from);
  const high = readNumber(to);
  if (low === undefined && high === undefined) return undefined;
  return {
    valueRange: {
      ...(low !== undefined && { low: { value: low, ...unit } }),
      ...(high !== undefined && { high: { value: high, ...unit } }),
    },
  };
}

function notA(scope: Scope, obx: Segment, rep: Repetition, what: string, unit: Unit = {}): ValueElement {
  scope.warn("102", { segment: obx, field: 5 }, `OBX-5 is no ${what} although OBX-2 says so; it was kept as text.`);
  return textOf(joined(rep), unit);
}

/** Text with its unit after it: FHIR has no place for the unit of a text. */
function textOf(text: string, unit: Unit = {}): ValueElement {
  const trimmed = text.trim();
  if (trimmed === "") return {};
  return { valueString: unit.unit === undefined || trimmed.endsWith(unit.unit) ? trimmed : `${trimmed} ${unit.unit}` };
}

const joined = (rep: Repetition): string =>
  Array.from({ length: rep.componentCount }, (_, index) => rep.text(index + 1))
    .filter(Boolean)
    .join(" ");

/** ED: source ^ type ^ subtype ^ encoding ^ data. RP: pointer ^ application ^ type ^ subtype. The data themselves are not repeated. */
function attachmentNote(type: "ED" | "RP", rep: Repetition): string {
  const kind = type === "ED" ? [rep.text(2), rep.text(3)] : [rep.text(3), rep.text(4)];
  const name = kind.filter(Boolean).join("/") || "unknown kind";
  const length = type === "ED" ? rep.component(5).raw.length : 0;
  const size = length === 0 ? "" : `, ${length} characters`;
  return type === "ED"
    ? `An attachment (${name}${size}) came with this result; it is kept with the message.`
    : `A pointer to a file (${name}) came with this result; it is kept with the message.`;
}
