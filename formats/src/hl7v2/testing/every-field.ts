import { Buffer } from "node:buffer";

/** Fields of a segment by number, as a line. */
function line(name: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(...Object.keys(fields).map(Number));
  return [name, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? "")].join("|");
}

const person = "7^Vale^Iris^^^Dr^MD^^CGH&1.2.3&ISO";
const ofPerson = "7&Vale&Iris&&&Dr&MD&&CGH";
const time = "20260312101500-0400";

const header = (event: string) => `MSH|^~\\&|ADT|CGH|XB|HIE|20260312101500||${event}|1|P|2.5.1`;

const pid = line("PID", {
  2: "P2^^^OLD",
  3: "100200^^^CGH^MR",
  4: "P4^^^ALT",
  5: "Quill^Odalys",
  6: "Marsh^Ada",
  7: "19610224",
  8: "F",
  9: "Quillfeather^Oda",
  10: "2106-3^White",
  11: "1 Main St^^Albany^NY^12207",
  12: "Albany County",
  13: "5185550101",
  14: "5185550102",
  15: "en",
  16: "M",
  17: "LUT",
  18: "ACC1^^^CGH",
  19: "987654321",
  20: "D123^NY",
  22: "N",
  23: "Troy",
  24: "Y",
  25: "2",
  29: "20260101",
  30: "Y",
  40: "5185550103",
});

const pv1 = line("PV1", {
  2: "I",
  3: "4W^12^A",
  4: "E",
  5: "PRE1",
  6: "3W^1^B",
  7: person.replace("7", "71"),
  8: person.replace("7", "72"),
  9: person.replace("7", "73"),
  10: "CAR",
  11: "TMP^1",
  13: "R",
  14: "7",
  15: "A1",
  16: "V",
  17: person.replace("7", "74"),
  19: "V100^^^CGH",
  36: "01",
  37: "SNF",
  38: "LOWSALT",
  42: "5W^2^C",
  44: time,
  45: time,
  50: "ALT100^^^CGH",
  52: person.replace("7", "75"),
});

const pv2 = line("PV2", { 3: "CP^Chest pain", 11: "3", 13: person.replace("7", "76"), 22: "Y", 25: "1" });

const dg1 = line("DG1", {
  2: "I10",
  3: "R07.9^Chest pain",
  4: "Pain in the chest",
  5: "20260311",
  6: "W",
  15: "1",
  16: person.replace("7", "77"),
  18: "Y",
  19: "20260312",
  20: "DX1",
  21: "D",
});

const visit = [
  line("EVN", { 1: "A01", 2: time, 6: time }),
  pid,
  line("PD1", { 3: "Lantern Practice^^P1", 4: person.replace("7", "78"), 12: "Y" }),
  line("ARV", { 3: "VIP" }),
  line("NK1", {
    2: "Marsh^Ben",
    3: "SPO",
    4: "2 Elm St^^Albany",
    5: "5185550111",
    6: "5185550112",
    7: "C",
    8: "20200101",
    9: "20300101",
    12: "E1^^^EMP",
    15: "M",
    16: "19600101",
    20: "en",
    23: "Y",
    30: "Marsh^Cal",
    31: "5185550113",
    32: "3 Oak St^^Troy",
    33: "N1^^^GOV",
    40: "5185550114",
    41: "5185550115",
  }),
  pv1,
  pv2,
  line("OBX", { 2: "NM", 3: "8302-2^Height^LN", 5: "170", 6: "cm", 11: "F" }),
  line("AL1", { 2: "DA", 3: "70618^Penicillin", 4: "SV", 5: "Rash", 6: "20200101" }),
  line("AL1", { 2: "LA", 3: "256277009^Grass", 4: "SV" }),
  line("AL1", { 2: "ZZ", 3: "9^Unheard of" }),
  dg1,
  line("IN1", {
    1: "1",
    2: "PLAN1^Gold",
    3: "CO1^^^NAIC",
    4: "Harbour Mutual",
    5: "9 Bay St^^Albany",
    7: "5185550120",
    8: "G1",
    9: "Group one",
    12: "20260101",
    13: "20261231",
    15: "HMO",
    16: "Quill^Peter",
    17: "SPO",
    22: "2",
    35: "PC1",
    36: "POL1",
    49: "MEM1",
  }),
  line("OM1", { 30: "R" }),
];

const order = [
  pid,
  pv1,
  line("ORC", { 2: "PL2^CGH", 3: "FI2^LAB", 4: "GR1^CGH", 12: person.replace("7", "83"), 28: "R" }),
  line("OBR", {
    2: "PL1^CGH",
    3: "FI1^LAB",
    4: "24323-8^Panel^LN",
    7: time,
    8: "20260312111500-0400",
    16: person.replace("7", "84"),
    22: "20260312121500-0400",
    24: "LAB",
    25: "F",
    28: person.replace("7", "85"),
    32: ofPerson,
    34: ofPerson.replace("7", "79"),
  }),
  "NTE|1||Whole order",
  line("OBX", {
    2: "NM",
    3: "2823-3^Potassium^LN",
    4: "1",
    5: "4.1",
    6: "mmol/L",
    7: "3.5-5.1",
    8: "N",
    11: "F",
    14: "20260312093000-0400",
    15: "L1^Lab one",
    16: person.replace("7", "80"),
    17: "M1^Method",
    20: "ARM^Arm",
    21: "O1^LAB",
    23: "Reference Lab^^R1",
    24: "8 Dock St^^Albany",
  }),
  line("NTE", { 3: "A remark", 5: person.replace("7", "81"), 6: time }),
  line("OBX", { 2: "NM", 3: "2951-2^Sodium^LN", 5: "140~141", 6: "mmol/L", 11: "F", 15: "L2^Lab two" }),
  line("OBX", { 2: "ED", 3: "11502-2^Report^LN", 5: "^application^pdf^Base64^QUJD", 11: "F" }),
  line("OBX", { 2: "NM", 3: "2075-0^Chloride^LN", 5: '""', 11: "F" }),
  line("OBX", { 2: "NM", 3: "2028-9^Carbon dioxide^LN", 11: "X" }),
];

/** What is read only where something else is missing. */
const spareInsurance = line("IN1", { 1: "1", 3: "CO1^^^NAIC", 16: "Quill^Peter", 17: "SEL", 36: "POL1" });

function without(text: string, ...fields: number[]): string {
  const parts = text.split("|");
  for (const field of fields) parts[field] = "";
  return parts.join("|");
}

const changed = (lines: readonly string[], changes: Readonly<Record<string, (text: string) => string>>): string[] =>
  lines.map((text) => changes[text.slice(0, 3)]?.(text) ?? text);

const message = (event: string, lines: readonly string[]): Buffer =>
  Buffer.from([header(event), ...lines, ""].join("\r"), "utf8");

/** Messages in which every field that the translation knows is sent, and makes a difference in at least one of them. */
export const everyField: readonly Buffer[] = [
  message("ADT^A01", visit),
  message("ADT^A01", changed(visit, { IN1: () => spareInsurance })),
  message("ADT^A04", changed(visit, { PID: () => without(pid, 25, 29), DG1: () => without(dg1, 21) })),
  message("ADT^A08", [pid, without(pv1, 19, 45).replace("|I|", "|P|"), pv2]),
  message("ADT", visit),
  message("ADT^A31", [
    pid,
    line("CON", { 2: "001", 10: "W", 11: "A", 13: "20260310", 14: "20260310", 24: "Quill^Ada", 25: "4" }),
  ]),
  message("ADT^A40", [line("EVN", { 2: time }), pid, "MRG|OLD1^^^CGH^MR"]),
  message("ADT^A44", [line("EVN", { 2: time }), pid, line("MRG", { 1: "OLD1^^^CGH^MR", 3: "ACC2^^^CGH" })]),
  message("ADT^A45", [line("EVN", { 2: time }), pid, line("MRG", { 1: "OLD1^^^CGH^MR", 5: "V90^^^CGH" }), pv1]),
  message("ADT^A47", [line("EVN", { 2: time }), pid, "MRG|OLD1^^^CGH^MR"]),
  message("ORU^R01", order),
  message("ORU^R01", changed(order, { OBR: (text) => without(text, 16) })),
  message(
    "ORU^R01",
    order.filter((text) => !text.startsWith("ORC")),
  ),
];
