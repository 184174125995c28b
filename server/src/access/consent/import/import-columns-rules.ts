import type { ConsentImport, ConsentValue } from "@crossbay/contract";
import type { Column } from "@crossbay/formats/tabular";
import { isPlainDate } from "../../../platform/plain-date.ts";
import type { ConsentDecision } from "../consent-decision.ts";

export type ImportKey =
  | "source"
  | "recordNumber"
  | "authority"
  | "birthDate"
  | "decision"
  | "signedOn"
  | "signedBy"
  | "relation"
  | "evidence"
  | "language"
  | "witness";

/** Columns of the file. */
export const importColumns: readonly Column<ImportKey>[] = [
  { key: "source", heading: "source", synonyms: ["source code"], needed: true },
  { key: "recordNumber", heading: "record number", synonyms: ["mrn", "patient number"], needed: true },
  { key: "authority", heading: "authority", synonyms: ["assigning authority"], needed: false },
  { key: "birthDate", heading: "birth date", synonyms: ["date of birth", "dob"], needed: true },
  { key: "decision", heading: "decision", synonyms: ["value", "consent"], needed: true },
  { key: "signedOn", heading: "signed on", synonyms: ["date", "signature date"], needed: true },
  { key: "signedBy", heading: "signed by", synonyms: ["signer", "signer name"], needed: true },
  { key: "relation", heading: "relation", synonyms: ["signer relation"], needed: false },
  { key: "evidence", heading: "evidence", synonyms: [], needed: false },
  { key: "language", heading: "language", synonyms: [], needed: false },
  { key: "witness", heading: "witness", synonyms: [], needed: false },
];

export type ImportProblem = ConsentImport["rows"][number]["problems"][number];

/** A row that says something whole; of whom, only what is stored can tell. */
export type ImportedRow = {
  source: string;
  recordNumber: string;
  authority: string;
  birthDate: string;
  value: ConsentValue;
  signedOn: string;
  signedBy: string;
  relation: ConsentDecision["signerRelation"];
  evidence: "paper-on-file" | "verbal";
  language: string;
  witness: string;
};

const decisions: Readonly<Record<string, ConsentValue>> = {
  grant: "grant",
  "emergency-only": "emergency-only",
  deny: "deny",
  withdrawn: "none",
};
const relations: Readonly<Record<string, ConsentDecision["signerRelation"]>> = {
  "": "self",
  self: "self",
  parent: "parent",
  guardian: "guardian",
  "health-care-agent": "health-care-agent",
  "other-representative": "other-representative",
  "emancipated-minor": "emancipated-minor",
};
const evidences: Readonly<Record<string, ImportedRow["evidence"]>> = {
  "": "paper-on-file",
  "paper-on-file": "paper-on-file",
  verbal: "verbal",
};
const lengthMax = 200;

/** What a row says, or what is wrong with it, column by column; never with a value of the patient's. */
export function readImportRow(cell: (key: ImportKey) => string): ImportedRow | { problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const text = (key: ImportKey) => {
    const value = cell(key).trim();
    if (value.length > lengthMax) problems.push(problemAt(key, `At most ${lengthMax} characters.`));
    return value;
  };
  const needed = (key: ImportKey) => {
    const value = text(key);
    if (value === "") problems.push(problemAt(key, "This is missing."));
    return value;
  };
  const oneOf = <Meaning>(key: ImportKey, meanings: Readonly<Record<string, Meaning>>) => {
    const word = text(key).toLowerCase().replaceAll(/\s+/g, "-");
    if (Object.hasOwn(meanings, word)) return meanings[word];
    const words = Object.keys(meanings).filter((one) => one !== "");
    problems.push(problemAt(key, `Write one of: ${words.join(", ")}.`));
    return undefined;
  };
  const day = (key: ImportKey) => {
    const value = needed(key);
    if (value !== "" && !isPlainDate(value)) problems.push(problemAt(key, "Write a day like 2026-03-12."));
    return value;
  };
  const row = {
    source: needed("source").toUpperCase(),
    recordNumber: needed("recordNumber"),
    authority: text("authority").toUpperCase(),
    birthDate: day("birthDate"),
    value: oneOf("decision", decisions),
    signedOn: day("signedOn"),
    signedBy: needed("signedBy"),
    relation: oneOf("relation", relations),
    evidence: oneOf("evidence", evidences),
    language: text("language").toLowerCase(),
    witness: text("witness"),
  };
  return problems.length > 0 ? { problems } : (row as ImportedRow);
}

export const problemAt = (key: ImportKey, sentence: string): ImportProblem => ({ column: headingOf(key), sentence });

const headingOf = (key: ImportKey): string => importColumns.find((column) => column.key === key)?.heading ?? key;

/** The column that a field of a decision came from. */
export const columnOfField = (field: string): ImportKey =>
  (({ signedOn: "signedOn", signerName: "signedBy", signerRelation: "relation", language: "language" }) as const)[
    field as "signedOn"
  ] ?? "decision";
