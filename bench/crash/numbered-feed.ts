import { buildMessage, type SegmentInput } from "@crossbay/formats/hl7v2";

/** A sending system of this bench. */
export const feedSources = ["NORTH", "SOUTH", "HARBOUR"].map((code) => ({
  code,
  name: `${code} registration and results`,
  sendingApplication: "LEDGER",
  sendingFacility: code,
  assigningAuthority: code,
  timeZone: "America/New_York",
}));

/** What a message tells, so that it can be found again. */
export type NumberedMessage = {
  source: number;
  person: number;
  /** Place among the messages of its source about its person, from 0. */
  number: number;
  controlId: string;
  kind: "admission" | "result" | "unsupported";
  /** Order of a result; several messages tell new values of one. */
  order: number;
  bytes: Buffer;
};

const messagesASecond = 4;
const messagesAnOrder = 6;
const firstSecond = Date.UTC(2026, 0, 5, 12) / 1_000;

/**
 * Message `number` of a source about a person, the same bytes each time: an admission, results of which several correct one
 * another, changes of telephone and bed, and now and then an event that nobody takes. Its number stands in what it changes.
 * Several messages share a second, so that only the order of arrival tells which of them is newer.
 */
export function numberedMessage(source: number, person: number, number: number): NumberedMessage {
  const { code } = feedSources[source]!;
  const controlId = `${code}-${person}-${number}`;
  const order = Math.floor(number / messagesAnOrder);
  const kind = kindOf(number);
  const time = wireTime(firstSecond + Math.floor(number / messagesASecond));
  const type = { admission: number === 0 ? "A04" : "A08", result: "R01", unsupported: "T99" }[kind];
  const segments: SegmentInput[] = [
    {
      name: "MSH",
      fields: {
        3: "LEDGER",
        4: code,
        5: "CROSSBAY",
        7: time,
        9: [[kind === "result" ? "ORU" : "ADT", type]],
        10: controlId,
        11: "P",
        12: "2.5.1",
      },
    },
    { name: "EVN", fields: { 1: type, 2: time } },
    patientSegment(code, person, lastAdmission(number)),
  ];
  if (kind === "result") segments.push(...resultSegments(code, person, order, number, time));
  else segments.push(visitSegment(code, person, number));
  return { source, person, number, controlId, kind, order, bytes: Buffer.from(buildMessage(segments)) };
}

export const recordNumberOf = (source: number, person: number): string => `${feedSources[source]!.code}-${person}`;

/** The telephone number that stands in a chart after the admission of that number. */
export const phoneOf = (number: number): string => `(508)555-${String(number % 10_000).padStart(4, "0")}`;

export function kindOf(number: number): NumberedMessage["kind"] {
  if (number % 23 === 17) return "unsupported";
  return number % 4 === 0 ? "admission" : "result";
}

function lastAdmission(number: number): number {
  for (let at = number; at > 0; at--) if (kindOf(at) === "admission") return at;
  return 0;
}

function patientSegment(code: string, person: number, admission: number): SegmentInput {
  const birth = new Date(Date.UTC(1930, 0, 1 + person * 37)).toISOString().slice(0, 10).replaceAll("-", "");
  const ssn = `${200 + (person % 400)}-${String(11 + (person % 80))}-${String(1_000 + person)}`;
  return {
    name: "PID",
    fields: {
      1: "1",
      3: [[`${code}-${person}`, "", "", code, "MR"]],
      5: [[wordOf(person * 7 + 3), wordOf(person * 13 + 101)]],
      7: birth,
      8: person % 2 === 0 ? "F" : "M",
      11: [[`${person + 1} Lantern Street`, "", "Crossbay", "MA", "02539"]],
      13: phoneOf(admission),
      19: ssn,
    },
  };
}

const visitSegment = (code: string, person: number, number: number): SegmentInput => ({
  name: "PV1",
  fields: { 1: "1", 2: "I", 3: [["4W", String(number), "A"]], 19: `${code}-V${person}` },
});

function resultSegments(code: string, person: number, order: number, number: number, time: string): SegmentInput[] {
  return [
    {
      name: "OBR",
      fields: {
        1: "1",
        3: `${code}-${person}-F${order}`,
        4: [["2823-3", "Potassium", "LN"]],
        7: time,
        22: time,
        25: "F",
      },
    },
    {
      name: "OBX",
      fields: {
        1: "1",
        2: "NM",
        3: [["2823-3", "Potassium", "LN"]],
        5: String(number),
        6: "mmol/L",
        11: "F",
        14: time,
      },
    },
  ];
}

const syllables = [
  "ba",
  "cor",
  "del",
  "fin",
  "gar",
  "hol",
  "jun",
  "kel",
  "lom",
  "mar",
  "nor",
  "pel",
  "quin",
  "ros",
  "tam",
  "vel",
];

/** An invented name, another one for each number below 4,096. */
function wordOf(number: number): string {
  const pick = (digit: number) => syllables[Math.floor(number / 16 ** digit) % 16]!;
  const word = `${pick(0)}${pick(1)}${pick(2)}`;
  return word[0]!.toUpperCase() + word.slice(1);
}

const wireTime = (second: number): string =>
  `${new Date(second * 1_000).toISOString().replace(/[-:T]|\..*$/g, "")}+0000`;
