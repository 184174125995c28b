import type { Delivery } from "@crossbay/contract";
import type { DiagnosticReport, Encounter, Observation } from "@crossbay/formats/fhir";
import type { AccessGrant } from "../../access/index.ts";
import { listSources, type Source } from "../../accounts/index.ts";
import { summarisePerson } from "../../identity/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { ChartRow } from "../chart-row.ts";
import { textOfConcept } from "../concept-text-rules.ts";
import { type Cover, hiddenWithReports, labelsShown } from "../labels/cover-rules.ts";
import { findCovers } from "../labels/cover-store.ts";
import { noticesFor } from "../notices/notices-rules.ts";
import { sourceNamesFor } from "../present-chart-rules.ts";
import { presentEncounters } from "../present-encounters-rules.ts";
import { presentReports } from "../present-reports-rules.ts";
import { presentResults } from "../present-results-rules.ts";
import type { RecordContext } from "../read-chart.ts";
import { idOfReference } from "../search-columns-rules.ts";
import { deliveredResults, deliveredRows } from "./delivered-store.ts";

/** One resource that was sent to the grants' reader by name, and the patient in whose record it stands. */
export type SentResource = { grant: AccessGrant; patientId: PatientId; resourceId: string };

/** What of it may be shown; `name` is a report's. */
export type Delivered = Pick<
  Delivery,
  "patient" | "from" | "critical" | "notices" | "report" | "results" | "encounter"
> & {
  name?: string;
};

/**
 * Reads what was sent to one reader, and nothing else of the records: reports with their results, visits. What the grants withhold, what
 * was cancelled or entered in error, and what is of another patient, is not in the answer. At most four statements, however many there are.
 * @returns by id of the resource
 */
export async function readDelivered(
  context: Pick<RecordContext, "database" | "clock" | "keys">,
  sent: readonly SentResource[],
): Promise<ReadonlyMap<string, Delivered>> {
  const [first] = sent;
  if (!first) return new Map();
  const { withhold } = first.grant;
  // One reader on one way: what is withheld is the same for every person.
  if (sent.some(({ grant }) => grant.withhold.join() !== withhold.join()))
    throw new Error("Grants of several readers.");
  const patientIds = [...new Set(sent.flatMap(({ grant }) => grant.patientIds))];
  const ids = sent.map(({ resourceId }) => resourceId);
  const facts = await context.database.snapshot(async (tx) => {
    const sources = await listSources(tx);
    const covers = await findCovers(tx, { patientIds }, ids);
    const view = { grant: { patientIds, withhold }, hidden: hiddenWithReports(covers, withhold) };
    const rows = await deliveredRows(tx, view, ids);
    const results = await deliveredResults(tx, view, rows.flatMap(resultIdsOf));
    return { sources, covers, rows, results };
  });
  const rowOf = new Map(facts.rows.map((row) => [`${row.patientId}/${row.id}`, row]));
  const setting = { ...facts, key: context.keys.ids, now: context.clock.now() };
  return new Map(
    sent.flatMap(({ grant, patientId, resourceId }) => {
      const row = grant.patientIds.includes(patientId) ? rowOf.get(`${patientId}/${resourceId}`) : undefined;
      const delivered = row && present(row, grant, setting);
      return delivered ? [[resourceId, delivered] as const] : [];
    }),
  );
}

type Setting = {
  sources: readonly Source[];
  covers: readonly Cover[];
  results: readonly ResultRow[];
  key: Buffer;
  now: Date;
};
type ResultRow = ChartRow<Observation> & { series: string | null };
type SeriesRow = ChartRow<Observation> & { series: string };

function present(
  row: ChartRow<DiagnosticReport | Encounter>,
  grant: AccessGrant,
  setting: Setting,
): Delivered | undefined {
  const { sources, covers, key, now } = setting;
  const names = sourceNamesFor(grant, sources);
  const { personId } = grant;
  // The patient as the sender knows them: no other source's name or birth date comes along.
  const summary = summarisePerson(grant.patients.filter(({ patientId }) => patientId === row.patientId));
  if (!summary) return undefined;
  const { family, given, birthDate, sex } = summary;
  const patient = { personId, family, given, ...(birthDate ? { birthDate } : {}), ...(sex ? { sex } : {}) };
  const from = sources.find(({ id }) => id === row.sourceId)?.participantName ?? "Another participant";
  const ids = new Set(resultIdsOf(row));
  const parts = setting.results.filter((result) => ids.has(result.id) && result.patientId === row.patientId);
  const notices = noticesFor(labelsShown([row, ...parts], covers), grant);
  if (isEncounter(row)) {
    const [encounter] = presentEncounters([row], { names, extent: "full", now });
    return { patient, from, critical: false, notices, results: [], ...(encounter ? { encounter } : {}) };
  }
  const report = row as ChartRow<DiagnosticReport>;
  const series = parts.filter((part): part is SeriesRow => part.series !== null);
  const total = Map.groupBy(series, (part) => part.series);
  const counted = series.map((part) => ({ ...part, total: total.get(part.series)?.length ?? 0 }));
  const results = presentResults(counted.toSorted(bySeries), { key, personId, names });
  const [shown] = presentReports(
    [report],
    parts.filter((part) => part.series === null),
    names,
  );
  return {
    patient,
    from,
    critical: results.some(({ values }) => values.some((value) => value.critical)),
    notices,
    results,
    ...(shown ? { report: shown } : {}),
    name: textOfConcept(report.body.code) ?? "Report",
  };
}

const isEncounter = (row: ChartRow<DiagnosticReport | Encounter>): row is ChartRow<Encounter> =>
  row.body.resourceType === "Encounter";

const bySeries = (a: SeriesRow, b: SeriesRow): number => a.series.localeCompare(b.series);

const resultIdsOf = ({ body }: ChartRow<DiagnosticReport | Encounter>): string[] =>
  body.resourceType === "DiagnosticReport" ? (body.result ?? []).flatMap((result) => idOfReference(result) ?? []) : [];
