/** Where in a message: segment name, its place among the segments of that name (from 1), then field and below (from 1). */
export type Hl7Location = {
  segment: string;
  sequence: number;
  field?: number;
  repetition?: number;
  component?: number;
  subcomponent?: number;
};

/** Codes of HL7 table 0357. */
export type Hl7ErrorCode =
  | "100"
  | "101"
  | "102"
  | "103"
  | "200"
  | "201"
  | "202"
  | "203"
  | "204"
  | "205"
  | "206"
  | "207";

/**
 * One thing that is wrong with a message, as an ERR segment says it.
 * `sentence` is plain words for the sender's interface engineer and never holds a value from the message's patient data.
 */
export type Hl7Error = {
  code: Hl7ErrorCode;
  severity: "E" | "W" | "I";
  location?: Hl7Location;
  sentence: string;
};

/** The display texts of HL7 table 0357. */
export const errorCodeTexts: Readonly<Record<Hl7ErrorCode, string>> = {
  "100": "Segment sequence error",
  "101": "Required field missing",
  "102": "Data type error",
  "103": "Table value not found",
  "200": "Unsupported message type",
  "201": "Unsupported event code",
  "202": "Unsupported processing id",
  "203": "Unsupported version id",
  "204": "Unknown key identifier",
  "205": "Duplicate key identifier",
  "206": "Application record locked",
  "207": "Application internal error",
};

export const errorAt = (code: Hl7ErrorCode, location: Hl7Location, sentence: string): Hl7Error => ({
  code,
  severity: "E",
  location,
  sentence,
});

export const warningAt = (code: Hl7ErrorCode, location: Hl7Location, sentence: string): Hl7Error => ({
  code,
  severity: "W",
  location,
  sentence,
});
