import type { TicketType } from "@crossbay/contract";
import { queryOptions } from "@tanstack/react-query";
import { readAnnouncements, readRoleTitles, readSuggestions, readTicket, readTickets } from "./help-endpoints.ts";
import { orThrow } from "./queries.ts";

const key = ["help"] as const;
const readAgainAfterMs = 2 * 60_000;

/** The reader's own requests, and those put to the reader's source. */
export const ticketsQuery = queryOptions({
  queryKey: [...key, "tickets"],
  queryFn: async () => orThrow(await readTickets()),
  refetchInterval: readAgainAfterMs,
});

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: [...key, "ticket", id], queryFn: async () => orThrow(await readTicket(id)) });

export const roleTitlesQuery = queryOptions({
  queryKey: [...key, "titles"],
  queryFn: async () => orThrow(await readRoleTitles()),
});

/** Words that were asked about once need not be asked about again while the page stands. */
export const suggestionsQuery = (text: string, type: TicketType | undefined) =>
  queryOptions({
    queryKey: [...key, "suggestions", text, type],
    queryFn: async () => orThrow(await readSuggestions({ text, ...(type ? { type } : {}) })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const announcementsQuery = queryOptions({
  queryKey: [...key, "announcements"],
  queryFn: async () => orThrow(await readAnnouncements()),
  refetchInterval: readAgainAfterMs,
});
