import type { QuarantinePage } from "@crossbay/contract";
import { reasonsInOrder } from "./quarantine-address.ts";

export interface Facet {
  value: string;
  count: number;
}

export interface Facets {
  all: number;
  sources: (Facet & { code: string })[];
  reasons: Facet[];
  places: Facet[];
}

export interface FacetFilters {
  source?: string | undefined;
  reason?: string | undefined;
  place?: string | undefined;
}

/** How many wait for each choice, with the other two filters as they are. A chosen value stays even when none waits. */
export function countFacets(counts: QuarantinePage["counts"], filters: FacetFilters): Facets {
  const fits = (count: QuarantinePage["counts"][number], except: keyof FacetFilters) =>
    (except === "source" || !filters.source || count.sourceId === filters.source) &&
    (except === "reason" || !filters.reason || count.reason === filters.reason) &&
    (except === "place" || filters.place === undefined || count.place === filters.place);
  const codes = new Map(counts.map(({ sourceId, sourceCode }) => [sourceId, sourceCode]));
  const facetsOf = (
    name: keyof FacetFilters,
    choiceOf: (count: QuarantinePage["counts"][number]) => string | undefined,
  ) => {
    const sums = new Map<string, number>();
    const chosen = filters[name];
    if (chosen !== undefined) sums.set(chosen, 0);
    for (const count of counts) {
      const value = choiceOf(count);
      if (value !== undefined && fits(count, name)) sums.set(value, (sums.get(value) ?? 0) + count.count);
    }
    return [...sums].map(([value, count]) => ({ value, count })).sort(mostFirst);
  };
  return {
    all: counts.reduce((sum, { count }) => sum + count, 0),
    sources: facetsOf("source", ({ sourceId }) => sourceId).map((facet) => ({
      ...facet,
      code: codes.get(facet.value) ?? "",
    })),
    reasons: facetsOf("reason", ({ reason }) => reason).sort((one, other) => orderOf(one.value) - orderOf(other.value)),
    places: facetsOf("place", ({ place }) => place),
  };
}

const mostFirst = (one: Facet, other: Facet) => other.count - one.count || one.value.localeCompare(other.value);
const order: readonly string[] = reasonsInOrder;
const orderOf = (reason: string) => order.indexOf(reason);
