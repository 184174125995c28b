import { errorAt, type Hl7Error, type Hl7ErrorCode } from "../../errors.ts";
import type { Segment } from "../../segment.ts";
import { nameText, readXpn } from "../datatypes/human-name.ts";
import { readTimestamp } from "../datatypes/timestamp.ts";
import type { Scope } from "../scope.ts";
import type { ConsentChoice, ConsentSigner, ConsentWords } from "./consent-segment.ts";

/** HL7 table 0496: release of information, authorization to disclose protected health information. */
const releaseOfInformation = "001";

/** HL7 table 0498. */
const statuses: Readonly<Record<string, ConsentChoice | "nothing">> = {
  A: "grant",
  R: "deny",
  X: "none",
  P: "nothing",
  B: "nothing",
};

/** HL7 table 0548. Nobody who treats the patient signs for them (6, 7). */
const signers: Readonly<Record<string, ConsentSigner>> = {
  "": "self",
  1: "self",
  2: "parent",
  3: "other-representative",
  4: "health-care-agent",
  5: "guardian",
};

const places: ConsentWords["places"] = {
  value: { field: 11, component: 1 },
  date: { field: 13, component: 1 },
  signerName: { field: 24, component: 1 },
  signer: { field: 25, component: 1 },
};

/**
 * CON as a decision about release. What could not be kept to the letter (limits, an end, a beginning to come) is refused.
 * @returns undefined for a consent of another type, and where nobody has decided
 * @see HL7 v2.5.1 §9.9.1
 */
export function readCon(scope: Scope, segment: Segment): ConsentWords | Hl7Error | undefined {
  const refuse = (code: Hl7ErrorCode, field: number, sentence: string) =>
    errorAt(code, { segment: segment.name, sequence: segment.sequence, field }, sentence);
  const type = segment.text(2);
  if (type === "") {
    scope.warn("101", { segment, field: 2 }, "The consent has no type (CON-2): it is not read as one to release data.");
    return undefined;
  }
  if (type !== releaseOfInformation) return undefined;
  const status = segment.text(11).toUpperCase();
  if (status === "") return refuse("101", 11, "CON-11 (consent status) is empty.");
  if (status === "L" || segment.text(9) !== "") {
    const sentence = "A consent with limitations (CON-9, or L in CON-11) cannot be kept to the letter.";
    return refuse("103", status === "L" ? 11 : 9, sentence);
  }
  const value = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if (value === undefined) return refuse("103", 11, "CON-11 (consent status) is none of table 0498.");
  if (value === "nothing") return undefined;
  if (segment.text(15) !== "") return refuse("102", 15, "A consent that ends on a day (CON-15) cannot be kept.");
  const from = segment.text(14) === "" ? undefined : readTimestamp(segment.text(14), scope.context.timeZone);
  if (segment.text(14) !== "" && !from) return refuse("102", 14, "CON-14 (effective date) is no day of the calendar.");
  if (from && from.instantMs > scope.context.receivedAt.getTime())
    return refuse("102", 14, "The consent begins on a day to come (CON-14); send it on that day.");
  const relation = segment.text(25);
  const signer = Object.hasOwn(signers, relation) ? signers[relation] : undefined;
  if (!signer) return refuse("103", 25, "CON-25 says that somebody signed who cannot sign for a patient.");
  const [name] = readXpn(scope, { segment, field: 24 }, segment.field(24).rep(1));
  const isVerbal = /^[VT]$/i.test(segment.text(10));
  return { value, isVerbal, signer, signerName: nameText(name), places };
}
