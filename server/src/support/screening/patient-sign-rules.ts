import type { Found, PatientSign } from "./mask-rules.ts";

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)";
const day = "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
const dateWith = (year: string): string =>
  `(?:\\d{1,2}[/.-]\\d{1,2}[/.-]${year}|${year}[/.-]\\d{1,2}[/.-]\\d{1,2}|${month}\\.? ${day},? ${year}|${day}(?: de)? ${month}\\.?(?: de|,)? ${year})`;

/** Each with the group that is masked; the whole match where there is none. */
const patterns: readonly { kind: PatientSign; pattern: RegExp }[] = [
  // Numbers that the Social Security Administration gives out: not 000, 666 or 900 and over.
  { kind: "social-security-number", pattern: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g },
  {
    kind: "social-security-number",
    pattern:
      /\b(?:ssn|social security(?: (?:number|no|#))?|seguro social)\b[^\d\n]{0,15}(\d{3}[ -]?\d{2}[ -]?\d{4}|\d{4})(?!\d)/gi,
  },
  {
    kind: "record-number",
    pattern:
      /\b(?:mrn|m\.r\.n\.?|medical record|med(?:ical)? rec|record (?:number|no\.?|#)|chart (?:number|no\.?|#)|patient (?:id|number|no\.?|#)|account number of the patient)(?![\p{L}])[^\d\n]{0,20}?([a-z]{0,4}-?\d{4,15})(?!\d)/giu,
  },
  {
    kind: "birth-date",
    pattern: new RegExp(
      `\\b(?:dob|d\\.o\\.b\\.?|date of birth|birth ?date|birthday|born|fecha de nacimiento|nacid[oa])(?!\\p{L})[^\\d\\n]{0,20}?(${dateWith("(?:(?:19|20)\\d{2}|\\d{2})")}|\\d{8})(?!\\d)`,
      "giu",
    ),
  },
  // Without a word before it, a date of long ago.
  { kind: "birth-date", pattern: new RegExp(`(?<![\\d/.-])${dateWith("(?:19\\d{2}|200[0-5])")}(?![\\d/-])`, "giu") },
  // Medicare Beneficiary Identifier: CMS, "Understanding the MBI", positions 1 to 11.
  {
    kind: "insurance-number",
    pattern:
      /\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/g,
  },
  {
    kind: "insurance-number",
    pattern:
      /\b(?:medicaid|medicare|insurance|member|policy)(?: (?:id|number|no\.?|#|cin))[^\d\n]{0,10}?([a-z]{0,3}\d{5,12}[a-z]?)\b/gi,
  },
  // A whole message that was pasted: HL7 v2, CDA, FHIR.
  { kind: "message", pattern: /^(?:MSH\|\^~\\&|PID\|)[^\n]*/gm },
  {
    kind: "message",
    pattern:
      /<recordTarget[\s>][^\n]*|"resourceType"\s*:\s*"(?:Patient|Bundle|Observation|Condition|Encounter)"[^\n]*/g,
  },
];

/** What looks like a patient's in a text, and where. */
export const findPatientSigns = (text: string): Found<PatientSign>[] =>
  patterns.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const shown = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(shown);
      return { kind, start, end: start + shown.length };
    }),
  );
