import type { ParticipantEdit, ParticipantImport } from "@crossbay/contract";
import type { Column } from "@crossbay/formats/tabular";
import { cleanName, type DirectoryEntry, isParticipantType, type ParticipantField } from "../../accounts/index.ts";

export type ImportKey =
  | "name"
  | "type"
  | "emergencyServices"
  | "part2Program"
  | "mentalHealthLicensed"
  | "minorConsentServices"
  | "timeZone"
  | "agreementSignedOn"
  | "relationshipManager"
  | "sites";

/** Columns of the file, in the order in which it is written. */
export const importColumns: readonly Column<ImportKey>[] = [
  { key: "name", heading: "name", synonyms: ["participant", "organization", "organisation"], needed: true },
  { key: "type", heading: "type", synonyms: ["kind"], needed: true },
  { key: "emergencyServices", heading: "emergency services", synonyms: ["emergency department"], needed: false },
  { key: "part2Program", heading: "part 2 program", synonyms: ["part 2", "part 2 programme"], needed: false },
  { key: "mentalHealthLicensed", heading: "mental health licensed", synonyms: ["mental health"], needed: false },
  { key: "minorConsentServices", heading: "minor consent services", synonyms: ["minor consent"], needed: false },
  { key: "timeZone", heading: "time zone", synonyms: ["timezone"], needed: false },
  { key: "agreementSignedOn", heading: "agreement signed", synonyms: ["agreement", "agreement date"], needed: false },
  { key: "relationshipManager", heading: "relationship manager", synonyms: ["account manager"], needed: false },
  { key: "sites", heading: "sites", synonyms: ["site"], needed: false },
];

export type ImportProblem = ParticipantImport["rows"][number]["problems"][number];

export type ImportFacts = {
  /** Relationship managers by folded username and e-mail address. */
  managers: ReadonlyMap<string, string>;
  /** Of the exchange itself, for participants whose row names none. */
  timeZone: string;
};

/**
 * What a row wants the participant to be. An empty cell keeps what is there; for a new participant it means no, nobody,
 * none, and the exchange's own time zone.
 */
export function wishOfRow(
  cell: (key: ImportKey) => string,
  kept: DirectoryEntry | undefined,
  facts: ImportFacts,
): { edit: ParticipantEdit } | { problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const readAs = <Value>(
    key: ImportKey,
    read: (text: string) => Value | undefined,
    sentence: (text: string) => string,
  ) => {
    const text = cell(key).trim();
    if (text === "") return undefined;
    const value = read(text);
    if (value === undefined) problems.push({ column: headingOf(key), sentence: sentence(text) });
    return value;
  };
  const yesNo = (key: ImportKey) => readAs(key, readYesNo, (text) => `"${text}" is neither yes nor no.`);
  const type = readAs("type", readType, (text) => `"${text}" is not a kind of participant.`) ?? kept?.type;
  const signedOn = readAs("agreementSignedOn", readDate, (text) => `"${text}" is no date: write it like 2026-03-12.`);
  const manager = readAs(
    "relationshipManager",
    (text) => facts.managers.get(foldPerson(text)),
    (text) => `"${text}" is no relationship manager's username or e-mail address.`,
  );
  const edit = {
    name: cleanName(cell("name")),
    emergencyServices: yesNo("emergencyServices") ?? kept?.emergencyServices ?? false,
    part2Program: yesNo("part2Program") ?? kept?.part2Program ?? false,
    mentalHealthLicensed: yesNo("mentalHealthLicensed") ?? kept?.mentalHealthLicensed ?? false,
    minorConsentServices: yesNo("minorConsentServices") ?? kept?.minorConsentServices ?? false,
    timeZone: cell("timeZone").trim() || (kept?.timeZone ?? facts.timeZone),
    vouchesForSecondFactor: kept?.vouchesForSecondFactor ?? false,
    sites: splitSites(cell("sites")) ?? kept?.sites.filter(({ closedAt }) => !closedAt).map(({ name }) => name) ?? [],
  };
  if (type === undefined && problems.every(({ column }) => column !== "type")) {
    problems.push({ column: "type", sentence: "A participant needs a type." });
  }
  problems.push(...boundsOf(edit));
  if (problems.length > 0 || type === undefined) return { problems };
  const agreementSignedOn = signedOn ?? kept?.agreementSignedOn;
  const relationshipManagerId = manager ?? kept?.relationshipManagerId;
  return {
    edit: {
      ...edit,
      type,
      ...(agreementSignedOn ? { agreementSignedOn } : {}),
      ...(relationshipManagerId ? { relationshipManagerId } : {}),
    },
  };
}

/** What the API refuses by its schema is refused here in words. */
function boundsOf({ name, sites }: { name: string; sites: readonly string[] }): ImportProblem[] {
  const problems: ImportProblem[] = [];
  if (name.length > lineMax) problems.push({ column: "name", sentence: `A name has at most ${lineMax} characters.` });
  if (sites.length > sitesMax) problems.push({ column: "sites", sentence: `There are at most ${sitesMax} sites.` });
  if (sites.some((site) => site.length > lineMax)) {
    problems.push({ column: "sites", sentence: `The name of a site has at most ${lineMax} characters.` });
  }
  return problems;
}

const lineMax = 200;
const sitesMax = 500;

/** The row of a participant in the file that is given out, which can be taken in again. */
export function rowOfParticipant(entry: DirectoryEntry): string[] {
  const yesNo = (flag: boolean) => (flag ? "yes" : "no");
  const cells: Record<ImportKey, string> = {
    name: entry.name,
    type: entry.type,
    emergencyServices: yesNo(entry.emergencyServices),
    part2Program: yesNo(entry.part2Program),
    mentalHealthLicensed: yesNo(entry.mentalHealthLicensed),
    minorConsentServices: yesNo(entry.minorConsentServices),
    timeZone: entry.timeZone,
    agreementSignedOn: entry.agreementSignedOn ?? "",
    relationshipManager: entry.relationshipManager?.email ?? "",
    sites: entry.sites
      .filter(({ closedAt }) => !closedAt)
      .map(({ name }) => name)
      .join("; "),
  };
  return importColumns.map(({ key }) => cells[key]);
}

export const headingOf = (key: ImportKey): string => importColumns.find((column) => column.key === key)!.heading;

/** The column that a fault of the directory's own rules is about. */
export const headingOfField = (field: ParticipantField): string =>
  importColumns.find(({ key }) => key === field)?.heading ??
  (field === "relationshipManagerId" ? "relationship manager" : field);

export const foldPerson = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

function readYesNo(text: string): boolean | undefined {
  const folded = text.toLowerCase();
  if (["yes", "y", "true", "1", "x"].includes(folded)) return true;
  return ["no", "n", "false", "0", "-"].includes(folded) ? false : undefined;
}

function readType(text: string): ParticipantEdit["type"] | undefined {
  const folded = text.toLowerCase().replace(/[\s_-]+/g, "-");
  const id = typeSynonyms[folded] ?? folded;
  return isParticipantType(id) ? id : undefined;
}

const typeSynonyms: Record<string, string> = {
  "behavioral-health": "behavioural-health",
  "community-organization": "community-organisation",
  cbo: "community-organisation",
  aco: "accountable-care",
  ems: "ems-agency",
  payer: "health-plan",
  lab: "laboratory",
  practice: "private-practice",
};

/** ISO 8601, or month/day/year as spreadsheet programs of this country make of it. */
function readDate(text: string): string | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (american) return `${american[3]}-${american[1]!.padStart(2, "0")}-${american[2]!.padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

const splitSites = (text: string): string[] | undefined => {
  const sites = text.split(/[;\n]/).map(cleanName).filter(Boolean);
  return sites.length > 0 ? sites : undefined;
};
