import type { ResultTrend } from "@crossbay/contract";
import { type AccessGrant, noteDisclosure } from "../access/index.ts";
import { listSources } from "../accounts/index.ts";
import { type ChartRow, ofKind } from "./chart-row.ts";
import { bannerRows, rowsOfSeries, seriesNames } from "./chart-store.ts";
import { hiddenWithReports, labelsShown } from "./labels/cover-rules.ts";
import { findCovers } from "./labels/cover-store.ts";
import { part2Sources } from "./labels/part2-sources-rules.ts";
import { noticesFor } from "./notices/notices-rules.ts";
import { presentBanner } from "./present-banner-rules.ts";
import { sourceNamesFor, withholdingNotice } from "./present-chart-rules.ts";
import { presentSeries, seriesIdOf } from "./present-results-rules.ts";
import type { RecordContext } from "./read-chart.ts";
import { isWithdrawn } from "./same-facts-rules.ts";

const valuesMax = 500;

/**
 * One series in full, its newest 500 values, with the banner of its chart, from one snapshot.
 * @param seriesId as a chart of the same person gave it
 * @returns undefined where the person has no such series, or the grant does not reach it
 */
export async function findResultTrend(
  context: RecordContext,
  grant: AccessGrant,
  seriesId: string,
): Promise<ResultTrend | undefined> {
  if (grant.extents.results !== "full") return undefined;
  const { personId } = grant;
  const key = context.keys.ids;
  const read = await context.database.snapshot(async (tx) => {
    const covers = await findCovers(tx, grant);
    const view = { grant, hidden: hiddenWithReports(covers, grant.withhold) };
    const series = (await seriesNames(tx, view)).find((one) => seriesIdOf({ key, personId }, one.series) === seriesId);
    if (!series) return undefined;
    const sources = await listSources(tx);
    const rows = await bannerRows(tx, view);
    const values = await rowsOfSeries(tx, view, series.series, valuesMax);
    return { covers, sources, rows, values };
  });
  if (!read) return undefined;
  const { covers, sources, rows, values } = read;
  const names = sourceNamesFor(grant, sources);
  const shown = [...allergiesShown(rows, grant), ...values];
  if (grant.glass) await noteDisclosure(context, grant, part2Sources(shown, covers));
  return {
    banner: presentBanner({ grant, rows, sources, names, now: context.clock.now() }),
    withholdingNotice,
    notices: noticesFor(labelsShown(shown, covers), grant),
    series: presentSeries(values, { key, personId, names }),
  };
}

/** Of the banner, what its reader sees beside who the patient is. */
const allergiesShown = (rows: readonly ChartRow[], { extents }: AccessGrant): ChartRow[] =>
  extents["clinical-lists"] === "full"
    ? ofKind(rows, "AllergyIntolerance").filter((row) => !isWithdrawn(row.body))
    : [];
