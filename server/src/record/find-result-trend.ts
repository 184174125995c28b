import type { ResultTrend } from "@crossbay/contract";
import type { AccessGrant } from "../access/index.ts";
import { listSources } from "../accounts/index.ts";
import { bannerRows, rowsOfSeries, seriesNames } from "./chart-store.ts";
import { presentBanner } from "./present-banner-rules.ts";
import { sourceNamesFor, withholdingNotice } from "./present-chart-rules.ts";
import { presentSeries, seriesIdOf } from "./present-results-rules.ts";
import type { RecordContext } from "./read-chart.ts";

const valuesMax = 500;

/**
 * One series in full, its newest 500 values, with the banner of its chart, from one snapshot.
 * @param seriesId as a chart of the same person gave it
 * @returns undefined where the person has no such series, or the grant does not reach it
 */
export async function findResultTrend(
  context: Pick<RecordContext, "database" | "clock" | "keys">,
  grant: AccessGrant,
  seriesId: string,
): Promise<ResultTrend | undefined> {
  if (grant.extents.results !== "full") return undefined;
  const { personId } = grant;
  const key = context.keys.ids;
  return context.database.snapshot(async (tx) => {
    const series = (await seriesNames(tx, grant)).find((one) => seriesIdOf({ key, personId }, one.series) === seriesId);
    if (!series) return undefined;
    const sources = await listSources(tx);
    const names = sourceNamesFor(grant, sources);
    const rows = await bannerRows(tx, grant);
    const values = await rowsOfSeries(tx, grant, series.series, valuesMax);
    return {
      banner: presentBanner({ grant, rows, sources, names, now: context.clock.now() }),
      withholdingNotice,
      notices: [],
      series: presentSeries(values, { key, personId, names }),
    };
  });
}
