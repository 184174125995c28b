import type { Resource } from "@crossbay/formats/fhir";
import type { PatientId, SourceId } from "../platform/ids.ts";

/** A resource as a chart reads it. */
export type ChartRow<Body extends Resource = Resource> = {
  id: string;
  patientId: PatientId;
  sourceId: SourceId;
  eventAt: Date;
  effectiveAt: Date;
  encounterId: string | null;
  /** Its own; those of what contains it are in the covers. */
  labels: readonly string[];
  body: Body;
};

/** A result with its series: `total` values may be shown of it. */
export type SeriesRow<Body extends Resource> = ChartRow<Body> & { series: string; total: number };

/** The rows of one kind. */
export const ofKind = <Kind extends Resource["resourceType"]>(
  rows: readonly ChartRow[],
  kind: Kind,
): ChartRow<Extract<Resource, { resourceType: Kind }>>[] =>
  rows.filter((row): row is ChartRow<Extract<Resource, { resourceType: Kind }>> => row.body.resourceType === kind);
