import type { QuarantineSearch } from "@crossbay/contract";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readFeeds, readQuarantined, readSources, readStrangers, searchQuarantine } from "./interface-endpoints.ts";
import { orThrow } from "./queries.ts";

/** All but the first reading are the page's own, so they do not keep the session awake. Nothing is asked while hidden. */
export const feedsQuery = queryOptions({
  queryKey: ["feeds"],
  queryFn: async ({ client, queryKey }) => orThrow(await readFeeds(client.getQueryData(queryKey) !== undefined)),
  staleTime: 0,
  refetchOnWindowFocus: true,
});

export const sourcesQuery = queryOptions({
  queryKey: ["interface-sources"],
  queryFn: async () => orThrow(await readSources()),
});

export const strangersQuery = queryOptions({
  queryKey: ["strangers"],
  queryFn: async () => orThrow(await readStrangers()),
});

const quarantineKey = ["quarantine"] as const;

/** Page by page; while other filters are asked, what was there stays. */
export const quarantineQuery = (search: Omit<QuarantineSearch, "after">) =>
  infiniteQueryOptions({
    queryKey: [...quarantineKey, "list", search],
    queryFn: async ({ pageParam }) =>
      orThrow(await searchQuarantine({ ...search, ...(pageParam ? { after: pageParam } : {}) })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
  });

/** Masked, always: what is unmasked is never kept here. */
export const quarantinedQuery = (id: string) =>
  queryOptions({
    queryKey: [...quarantineKey, "message", id],
    queryFn: async () => orThrow(await readQuarantined(id)),
  });

/** What an outcome makes old: the lists, the message, and the counts of the feeds. */
export const keysOfQuarantine = [quarantineKey, feedsQuery.queryKey];
