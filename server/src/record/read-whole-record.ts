import type { Resource } from "@crossbay/formats/fhir";
import type { AccessGrant } from "../access/index.ts";
import { wholeRows } from "./chart-store.ts";
import { hiddenWithReports } from "./labels/cover-rules.ts";
import { findCovers } from "./labels/cover-store.ts";
import type { RecordContext } from "./read-chart.ts";

const resourcesMax = 20_000;

/**
 * Everything of a person that the grant reaches, as FHIR R4 resources by kind, newest first, at most 20,000: for a patient's own copy,
 * whose extents leave nothing out.
 */
export async function readWholeRecord(context: RecordContext, grant: AccessGrant): Promise<Resource[]> {
  const rows = await context.database.snapshot(async (tx) => {
    const covers = await findCovers(tx, grant);
    return wholeRows(tx, { grant, hidden: hiddenWithReports(covers, grant.withhold) }, resourcesMax);
  });
  return rows.map(({ body }) => body);
}
