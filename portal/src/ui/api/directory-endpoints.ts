import type { SourcesPage, SourcesSearch } from "@crossbay/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ask } from "./ask.ts";
import { orThrow } from "./queries.ts";

function readSourcesPage(search: SourcesSearch) {
  const query = new URLSearchParams(search as Record<string, string>).toString();
  return ask<SourcesPage>({ method: "GET", path: `/api/directory/sources${query ? `?${query}` : ""}` });
}

/** While something else is looked for, what was there stays. */
export const sourcesPageQuery = (search: SourcesSearch) =>
  queryOptions({
    queryKey: ["directory-sources", search],
    queryFn: async () => orThrow(await readSourcesPage(search)),
    placeholderData: keepPreviousData,
  });
