import type { ResultSeries } from "@crossbay/contract";
import type { Observation } from "@crossbay/formats/fhir";
import type { PersonId } from "../platform/ids.ts";
import { keyedHash } from "../platform/ids.ts";
import type { SeriesRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import { presentValue } from "./present-value-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";
import { categoryOf, resultCategories } from "./result-category-rules.ts";
import { preferredCoding } from "./search-columns-rules.ts";

export type SeriesSetting = { key: Buffer; personId: PersonId; names: SourceNames };

/** Results as series by heading and name, each with its newest values; rows of one series come together, newest first. */
export function presentResults(rows: readonly SeriesRow<Observation>[], setting: SeriesSetting): ResultSeries[] {
  return [...Map.groupBy(rows, (row) => row.series).values()]
    .map((values) => presentSeries(values, setting))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name) || a.seriesId.localeCompare(b.seriesId));
}

/** One series, newest value first. */
export function presentSeries(rows: readonly SeriesRow<Observation>[], setting: SeriesSetting): ResultSeries {
  const newest = rows[0];
  if (!newest) throw new Error("A series without values cannot be presented.");
  const coding = preferredCoding(newest.body.code);
  const values = rows.map((row) => presentValue(row, setting.names));
  const unit = values.find((value) => value.unit)?.unit;
  return {
    seriesId: seriesIdOf(setting, newest.series),
    name: textOfConcept(newest.body.code) ?? "Unnamed result",
    ...(coding?.code && coding.system ? { code: coding.code } : {}),
    category: categoryOf(newest.body),
    ...(unit ? { unit } : {}),
    values,
    count: newest.total,
  };
}

/** An address for a series that tells nobody which test it is: 96 bits of a keyed hash of person and series. */
export const seriesIdOf = ({ key, personId }: Pick<SeriesSetting, "key" | "personId">, series: string): string =>
  keyedHash(key, "series", personId, series).subarray(0, 12).toString("base64url");

const rankOf = (series: ResultSeries): number => (resultCategories as readonly string[]).indexOf(series.category);
