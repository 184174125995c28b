import type { TicketSearch } from "@crossbay/contract";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { orThrow } from "./queries.ts";
import {
  readArticle,
  readArticles,
  readArticleVersion,
  readCannedAnswers,
  readStaffTicket,
  readStatusItems,
  readSupportStatistics,
  searchTickets,
} from "./support-endpoints.ts";

const key = ["support"] as const;

/** Page by page; while something else is asked for, what was there stays. */
export const ticketSearchQuery = (search: Omit<TicketSearch, "after">) =>
  infiniteQueryOptions({
    queryKey: [...key, "queue", search],
    queryFn: async ({ pageParam }) =>
      orThrow(await searchTickets({ ...search, ...(pageParam ? { after: pageParam } : {}) })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
  });

export const staffTicketQuery = (id: string) =>
  queryOptions({ queryKey: [...key, "ticket", id], queryFn: async () => orThrow(await readStaffTicket(id)) });

export const cannedAnswersQuery = queryOptions({
  queryKey: [...key, "canned-answers"],
  queryFn: async () => orThrow(await readCannedAnswers()),
});

export const supportStatisticsQuery = (days: number) =>
  queryOptions({
    queryKey: [...key, "statistics", days],
    queryFn: async () => orThrow(await readSupportStatistics(days)),
    placeholderData: keepPreviousData,
  });

export const articlesQuery = queryOptions({
  queryKey: [...key, "articles"],
  queryFn: async () => orThrow(await readArticles()),
});

export const articleQuery = (slug: string) =>
  queryOptions({ queryKey: [...key, "article", slug], queryFn: async () => orThrow(await readArticle(slug)) });

/** What was said once does not change. */
export const articleVersionQuery = (slug: string, version: number) =>
  queryOptions({
    queryKey: [...key, "article", slug, "version", version],
    queryFn: async () => orThrow(await readArticleVersion(slug, version)),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const statusItemsQuery = queryOptions({
  queryKey: [...key, "status"],
  queryFn: async () => orThrow(await readStatusItems()),
});

/** What an answer or a change makes old: the queue, wherever it is filtered. */
export const keyOfQueue = [...key, "queue"] as const;
