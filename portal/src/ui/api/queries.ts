import type { PersonSearch } from "@crossbay/contract";
import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { Answer, Failure } from "./ask.ts";
import { readChart, readConsent, readSessionPatient, readTrend, searchPersons } from "./endpoints.ts";

/** A failed request, thrown for the query library to keep; pages read `failure` from it. */
export class FailedRequest extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * What was read lives in memory only, and is forgotten when the session locks or ends. Nothing is asked twice by
 * itself: each reading is an audit record.
 */
export const createQueries = () =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: "always", staleTime: 15_000, refetchOnWindowFocus: false },
    },
  });

export const chartQuery = (personId: string) =>
  queryOptions({ queryKey: ["chart", personId], queryFn: async () => orThrow(await readChart(personId)) });

/** Read again when its window comes to the front. */
export const trendQuery = (personId: string, seriesId: string) =>
  queryOptions({
    queryKey: ["trend", personId, seriesId],
    queryFn: async () => orThrow(await readTrend(personId, seriesId)),
    refetchOnWindowFocus: true,
  });

export const consentQuery = (personId: string) =>
  queryOptions({ queryKey: ["consent", personId], queryFn: async () => orThrow(await readConsent(personId)) });

/** `asked` counts the searches, so that the same words searched again are asked again. */
export const searchQuery = (search: PersonSearch | undefined, asked: number) =>
  queryOptions({
    queryKey: ["search", asked, search],
    queryFn: async () => orThrow(await searchPersons(search ?? {})),
    enabled: search !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The failure of a query, `undefined` while there is none. */
export function failureOf(error: Error | null): Failure | undefined {
  if (error === null) return undefined;
  return error instanceof FailedRequest ? error.failure : { kind: "unreadable", requestId: undefined };
}

/** The one person of a session that a record system opened. */
export const sessionPatientQuery = queryOptions({
  queryKey: ["session-patient"],
  queryFn: async () => orThrow(await readSessionPatient()),
});

/** The answer, or its failure thrown for the query library. */
export function orThrow<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value;
  throw new FailedRequest(answer.failure);
}
