/** An encounter or report, its labels, and the results that a report refers to, such as `Observation/…`. */
export type Cover = {
  id: string;
  kind: "Encounter" | "DiagnosticReport";
  labels: readonly string[];
  contains: readonly string[];
};

/**
 * What is off the chart with its report, beside what is so by its own labels or its encounter's: reports with a withheld result,
 * and every result of a report that is withheld.
 * @returns ids of resources
 */
export function hiddenWithReports(covers: readonly Cover[], withhold: readonly string[]): string[] {
  const hidden = covers.filter(
    ({ kind, labels }) => kind === "DiagnosticReport" && labels.some((label) => withhold.includes(label)),
  );
  return [...new Set(hidden.flatMap(({ id, contains }) => [id, ...contains.map(idOf)]))].filter(isId);
}

export type LabelledRow = { id: string; encounterId: string | null; labels: readonly string[] };

/** All labels of what is shown, those of encounters and reports that contain it among them. */
export function labelsShown(rows: readonly LabelledRow[], covers: readonly Cover[]): ReadonlySet<string> {
  const byContainer = new Map(covers.map(({ id, labels }) => [id, labels]));
  const byPart = Map.groupBy(
    covers.flatMap(({ labels, contains }) => contains.map((reference) => ({ id: idOf(reference), labels }))),
    ({ id }) => id,
  );
  return new Set(
    rows.flatMap(({ id, encounterId, labels }) => [
      ...labels,
      ...(byContainer.get(id) ?? []),
      ...(byContainer.get(encounterId ?? "") ?? []),
      ...(byPart.get(id) ?? []).flatMap((part) => part.labels),
    ]),
  );
}

const idOf = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);
const isId = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
