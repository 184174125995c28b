import type { PersonBanner } from "@crossbay/contract";
import { type AccessGrant, mayBeTenToSeventeen, minorWarning } from "../access/index.ts";
import type { Source } from "../accounts/index.ts";
import { type LinkedPatient, summarisePerson } from "../identity/index.ts";
import { type ChartRow, ofKind } from "./chart-row.ts";
import { presentAllergies } from "./present-allergies-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";

export type BannerFacts = {
  grant: AccessGrant;
  rows: readonly ChartRow[];
  sources: readonly Source[];
  names: SourceNames;
  now: Date;
};

/** Who the chart is about: name, birth date, sex, age, death, own record number, consent, allergies in a few words. */
export function presentBanner({ grant, rows, sources, names, now }: BannerFacts): PersonBanner {
  const patients = ofKind(rows, "Patient");
  const shown = new Set(patients.map((row) => row.patientId));
  const visible = grant.patients.filter((patient) => shown.has(patient.patientId));
  const summary = summarisePerson(visible.length > 0 ? visible : grant.patients);
  if (!summary) throw new Error("A grant without patients cannot be presented.");
  const { personId, family, given, birthDate, sex } = summary;
  const deceasedOn = patients.map((row) => row.body.deceasedDateTime?.slice(0, 10)).find(Boolean);
  const isDeceased = deceasedOn !== undefined || patients.some((row) => row.body.deceasedBoolean);
  const today = dateIn(now, grant.reader.participant.timeZone);
  const ageYears = birthDate && !isDeceased ? ageOn(birthDate, today) : undefined;
  const recordNumberHere = recordNumberAt(grant, sources);
  return {
    personId,
    family,
    given,
    ...(birthDate ? { birthDate } : {}),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(sex ? { sex } : {}),
    ...(isDeceased ? { isDeceased } : {}),
    ...(deceasedOn ? { deceasedOn } : {}),
    ...(recordNumberHere ? { recordNumberHere } : {}),
    consent: grant.consentValue,
    ...(mayBeTenToSeventeen(birthDate, today) ? { minorWarning } : {}),
    ...(grant.glass ? { glass: grant.glass } : {}),
    ...(grant.extents["clinical-lists"] === "full"
      ? { allergies: substancesOf(presentAllergies(ofKind(rows, "AllergyIntolerance"), names)) }
      : {}),
  };
}

/** The record number that the reader's own participant uses: of an active number, the newest. */
function recordNumberAt(grant: AccessGrant, sources: readonly Source[]): string | undefined {
  const own = new Set(
    sources.filter((source) => source.participantId === grant.reader.participant.id).map((source) => source.id),
  );
  const byUse = (a: LinkedPatient, b: LinkedPatient): number =>
    Number(b.state === "active") - Number(a.state === "active") || b.eventAt.localeCompare(a.eventAt);
  return grant.patients.filter((patient) => own.has(patient.sourceId)).sort(byUse)[0]?.recordNumber;
}

const substancesOf = (allergies: readonly { substance: string; status?: string }[]): string[] =>
  allergies
    .filter(({ substance, status }) => !isNoKnownAllergy(substance) && status !== "inactive" && status !== "resolved")
    .map(({ substance }) => substance);

const isNoKnownAllergy = (substance: string): boolean =>
  /^(no known (drug |food |medication )*allerg|nkda?\b|nka\b|none\b)/i.test(substance);

/** Whole years from a birth date, which may lack day or month, to a day. */
export function ageOn(birthDate: string, day: string): number | undefined {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const hadBirthday = day.slice(5) >= birthDate.slice(5);
  const age = hadBirthday ? years : years - 1;
  return Number.isInteger(age) && age >= 0 ? age : undefined;
}

/** The calendar day of an instant in a zone, YYYY-MM-DD. */
const dateIn = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
