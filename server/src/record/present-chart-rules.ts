import type { Chart } from "@crossbay/contract";
import type { Observation } from "@crossbay/formats/fhir";
import type { AccessGrant } from "../access/index.ts";
import type { Source } from "../accounts/index.ts";
import { type ChartRow, ofKind, type SeriesRow } from "./chart-row.ts";
import { type Cover, labelsShown } from "./labels/cover-rules.ts";
import { noticesFor } from "./notices/notices-rules.ts";
import { presentAllergies } from "./present-allergies-rules.ts";
import { presentBanner } from "./present-banner-rules.ts";
import { presentEncounters } from "./present-encounters-rules.ts";
import { presentProblems } from "./present-problems-rules.ts";
import {
  presentContacts,
  presentCoverages,
  presentDemographics,
  presentIdentifiers,
} from "./present-registration-rules.ts";
import { presentReports } from "./present-reports-rules.ts";
import { presentResults } from "./present-results-rules.ts";
import { SourceNames } from "./provenance-rules.ts";
import { isWithdrawn } from "./same-facts-rules.ts";

/** The same sentence on every chart, whether or not anything is withheld (policy §6). */
export const withholdingNotice =
  "Some information may be withheld: by law, by the patient's choice, or because of your role.";

export type ChartFacts = {
  grant: AccessGrant;
  sources: readonly Source[];
  /** Encounters and reports whose labels cover what they contain. */
  covers: readonly Cover[];
  /** All but results. */
  rows: readonly ChartRow[];
  series: readonly SeriesRow<Observation>[];
  /** Lines of reports' texts. */
  lines: readonly ChartRow<Observation>[];
  key: Buffer;
  now: Date;
  limits: { encounters: number; reports: number; series: number };
};

/** Makes the chart of what was read, section by section as the reader's extents allow. */
export function presentChart(facts: ChartFacts): Chart {
  const { grant, rows, limits } = facts;
  const { extents } = grant;
  const names = sourceNamesFor(grant, facts.sources);
  const patients = ofKind(rows, "Patient");
  const encounters = ofKind(rows, "Encounter");
  const reports = ofKind(rows, "DiagnosticReport");
  const newest = newestSeries(facts.series, limits.series);
  const seesLists = extents["clinical-lists"] === "full";
  const seesEncounters = extents.encounters === "full";
  const seesResults = extents.results === "full";
  return {
    banner: presentBanner({ grant, rows, sources: facts.sources, names, now: facts.now }),
    withholdingNotice,
    notices: noticesFor(labelsShown(shownRows(facts), facts.covers), grant),
    demographics: presentDemographics(patients),
    identifiers: section(extents.identifiers === "full", () => presentIdentifiers(patients, names)),
    problems: section(seesLists, () => presentProblems(ofKind(rows, "Condition"), names)),
    allergies: section(seesLists, () => presentAllergies(ofKind(rows, "AllergyIntolerance"), names)),
    encounters: {
      state: seesEncounters ? "shown" : extents.encounters === "dates-only" ? "dates-only" : "not-in-your-role",
      items:
        extents.encounters === "none"
          ? []
          : presentEncounters(encounters.slice(0, limits.encounters), {
              names,
              extent: seesEncounters ? "full" : "dates-only",
              now: facts.now,
            }),
      more: extents.encounters !== "none" && encounters.length > limits.encounters,
    },
    results: section(
      seesResults,
      () => presentResults(newest, { key: facts.key, personId: grant.personId, names }),
      newest.length < facts.series.length,
    ),
    reports: section(
      seesResults,
      () => presentReports(reports.slice(0, limits.reports), facts.lines, names),
      reports.length > limits.reports,
    ),
    coverages: section(seesEncounters, () => presentCoverages(ofKind(rows, "Coverage"), names)),
    contacts: section(seesEncounters, () => presentContacts(ofKind(rows, "RelatedPerson"), names)),
    verdicts: {
      recordConsent:
        extents.consent === "full"
          ? { allowed: true }
          : { allowed: false, because: "Your role does not include recording consent." },
      openResultWindow: seesResults
        ? { allowed: true }
        : { allowed: false, because: "Your role does not include results." },
    },
  };
}

/** The rows from which something is on the chart, as far as the reader's extents and the limits of its sections go. */
export function shownRows({ grant: { extents }, rows, series, lines, limits }: ChartFacts): ChartRow[] {
  const seesResults = extents.results === "full";
  const shown = [...ofKind(rows, "Patient")] as ChartRow[];
  if (extents.encounters !== "none") shown.push(...ofKind(rows, "Encounter").slice(0, limits.encounters));
  if (extents.encounters === "full") shown.push(...ofKind(rows, "Coverage"), ...ofKind(rows, "RelatedPerson"));
  if (extents["clinical-lists"] === "full") {
    const facts = [...ofKind(rows, "Condition"), ...ofKind(rows, "AllergyIntolerance")];
    shown.push(...facts.filter((row) => !isWithdrawn(row.body)));
  }
  if (!seesResults) return shown;
  const reports = ofKind(rows, "DiagnosticReport").slice(0, limits.reports);
  const isShown = ({ body }: (typeof reports)[number]) => body.status !== "entered-in-error";
  return [...shown, ...newestSeries(series, limits.series), ...lines, ...reports.filter(isShown)];
}

/** Names other participants' sources only to those who may see their identifiers (policy §5). */
export const sourceNamesFor = (grant: AccessGrant, sources: readonly Source[]): SourceNames =>
  new SourceNames(sources, {
    participantId: grant.reader.participant.id,
    mayNameOthers: grant.extents.identifiers === "full",
  });

/** The rows of the first so many series; the series that was used last comes first. */
function newestSeries(rows: readonly SeriesRow<Observation>[], max: number): SeriesRow<Observation>[] {
  const kept = new Set([...new Set(rows.map((row) => row.series))].slice(0, max));
  return rows.filter((row) => kept.has(row.series));
}

const section = <Item>(
  isShown: boolean,
  items: () => Item[],
  more = false,
): { state: "shown" | "not-in-your-role"; items: Item[]; more: boolean } =>
  isShown ? { state: "shown", items: items(), more } : { state: "not-in-your-role", items: [], more: false };
