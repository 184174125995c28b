import type { ChartReport } from "@crossbay/contract";
import type { DiagnosticReport, Observation } from "@crossbay/formats/fhir";
import { reportOrderedBy } from "@crossbay/formats/hl7v2";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";
import { idOfReference } from "./search-columns-rules.ts";

/**
 * Reports, newest first, with their text joined from its lines in the order in which they were sent; those entered in
 * error are left out.
 */
export function presentReports(
  rows: readonly ChartRow<DiagnosticReport>[],
  lines: readonly ChartRow<Observation>[],
  names: SourceNames,
): ChartReport[] {
  const texts = new Map(lines.map((line) => [line.id, line.body.valueString ?? ""]));
  return rows
    .filter((row) => row.body.status !== "entered-in-error")
    .map((row) => {
      const { body } = row;
      const at = body.effectiveDateTime ?? body.effectivePeriod?.start ?? body.issued;
      const ordering = body.extension?.find(({ url }) => url === reportOrderedBy)?.valueReference;
      const orderedBy = ordering?.display ?? body.resultsInterpreter?.[0]?.display ?? body.performer?.[0]?.display;
      const text = [...textLines(body, texts), body.conclusion ?? ""].join("\n").trim();
      return {
        id: row.id,
        from: names.provenanceOf(row),
        name: textOfConcept(body.code) ?? "Report",
        ...(at ? { at } : {}),
        status: body.status ?? "unknown",
        ...(text ? { text } : {}),
        ...(orderedBy ? { orderedBy } : {}),
      };
    });
}

const textLines = (report: DiagnosticReport, texts: ReadonlyMap<string, string>): string[] =>
  (report.result ?? []).flatMap((result) => texts.get(idOfReference(result) ?? "") ?? []);
