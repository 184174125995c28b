import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { findRecipients, readThread, readThreads, readThreadsAbout, readUnread } from "./message-endpoints.ts";
import { orThrow } from "./queries.ts";

const key = ["messages"] as const;
const readAgainAfterMs = 2 * 60_000;

/** What somebody wrote or read makes old: the list and the mark in the rail. */
export const keyOfThreadLists = [...key, "lists"] as const;

/** Page by page, the newest change first. */
export const threadsQuery = infiniteQueryOptions({
  queryKey: [...keyOfThreadLists, "threads"],
  queryFn: async ({ pageParam }) => orThrow(await readThreads(pageParam)),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.after,
});

export const threadsAboutQuery = (ticketId: string) =>
  queryOptions({
    queryKey: [...keyOfThreadLists, "about", ticketId],
    queryFn: async () => orThrow(await readThreadsAbout(ticketId)),
  });

export const unreadThreadsQuery = queryOptions({
  queryKey: [...keyOfThreadLists, "unread"],
  queryFn: async () => orThrow(await readUnread()),
  refetchInterval: readAgainAfterMs,
});

export const threadQuery = (id: string) =>
  queryOptions({ queryKey: [...key, "thread", id], queryFn: async () => orThrow(await readThread(id)) });

/** While somebody types on, those who were found before stay. */
export const recipientsQuery = (text: string) =>
  queryOptions({
    queryKey: [...key, "recipients", text],
    queryFn: async () => orThrow(await findRecipients(text)),
    placeholderData: keepPreviousData,
  });
