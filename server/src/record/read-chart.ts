import type { Chart } from "@crossbay/contract";
import type { DiagnosticReport } from "@crossbay/formats/fhir";
import { type AccessContext, type AccessGrant, noteDisclosure } from "../access/index.ts";
import { listSources } from "../accounts/index.ts";
import { type ChartRow, ofKind } from "./chart-row.ts";
import { chartRows, observationRows, seriesRows } from "./chart-store.ts";
import { hiddenWithReports } from "./labels/cover-rules.ts";
import { findCovers } from "./labels/cover-store.ts";
import { part2Sources } from "./labels/part2-sources-rules.ts";
import { presentChart, shownRows } from "./present-chart-rules.ts";
import { idOfReference } from "./search-columns-rules.ts";

/** What the verbs of this slice take. */
export type RecordContext = AccessContext;

export type ChartLimits = { encounters: number; reports: number; series: number; values: number };

/** What a clinician reads at once. */
const limitsOfChart: ChartLimits = { encounters: 50, reports: 30, series: 60, values: 12 };

/**
 * A person's chart as far as the grant reaches: what its labels withhold is not read, what its extents exclude is not
 * in it, and its sections say so. Sections hold the newest 50 encounters, 30 reports and 60 series of 12 values, or as many as the
 * limits say, and `more` where there are others. All of it comes from one snapshot, in at most five statements. Under a broken glass the sources
 * of Part 2 data that is on it are noted and told before this resolves.
 */
export async function readChart(
  context: RecordContext,
  grant: AccessGrant,
  limits: ChartLimits = limitsOfChart,
): Promise<Chart> {
  const seesResults = grant.extents.results === "full";
  const read = await context.database.snapshot(async (tx) => {
    const sources = await listSources(tx);
    const covers = await findCovers(tx, grant);
    const view = { grant, hidden: hiddenWithReports(covers, grant.withhold) };
    const rows = await chartRows(tx, view, { encounters: limits.encounters + 1, reports: limits.reports + 1 });
    const series = seesResults ? await seriesRows(tx, view, { series: limits.series + 1, values: limits.values }) : [];
    const lines = seesResults ? await observationRows(tx, view, resultIds(ofKind(rows, "DiagnosticReport"))) : [];
    return { sources, covers, rows, series, lines };
  });
  const facts = {
    ...read,
    grant,
    key: context.keys.ids,
    now: context.clock.now(),
    limits,
  };
  if (grant.glass) await noteDisclosure(context, grant, part2Sources(shownRows(facts), facts.covers));
  return presentChart(facts);
}

const resultIds = (reports: readonly ChartRow<DiagnosticReport>[]): string[] =>
  reports.flatMap((report) => (report.body.result ?? []).flatMap((result) => idOfReference(result) ?? []));
