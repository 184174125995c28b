import { queryOptions } from "@tanstack/react-query";
import { readLetterTemplates } from "./administration-endpoints.ts";
import {
  readContactRequests,
  readDesk,
  readDeskWorksheet,
  readParticipant,
  readParticipants,
  readSentLetters,
  readSharing,
} from "./desk-endpoints.ts";
import { orThrow } from "./queries.ts";

const deskKey = ["desk"] as const;

export const deskQuery = queryOptions({
  queryKey: [...deskKey, "waiting"],
  queryFn: async () => orThrow(await readDesk()),
});

export const deskWorksheetQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, "worksheet", id],
    queryFn: async () => orThrow(await readDeskWorksheet(id)),
  });

export const participantsQuery = queryOptions({
  queryKey: [...deskKey, "participants"],
  queryFn: async () => orThrow(await readParticipants()),
});

export const participantQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey, "participant", id],
    queryFn: async () => orThrow(await readParticipant(id)),
  });

/** Mails that did not arrive: those sent back, then those that could not leave. */
export const failedLettersQuery = queryOptions({
  queryKey: [...deskKey, "letters"],
  queryFn: async () => {
    const [bounced, failed] = await Promise.all([readSentLetters("bounced"), readSentLetters("failed")]);
    return [...orThrow(bounced).letters, ...orThrow(failed).letters];
  },
});

export const contactRequestsQuery = queryOptions({
  queryKey: [...deskKey, "contact-requests"],
  queryFn: async () => orThrow(await readContactRequests()),
});

export const sharingQuery = queryOptions({
  queryKey: ["sharing"],
  queryFn: async () => orThrow(await readSharing()),
});

export const letterTemplatesQuery = queryOptions({
  queryKey: ["letter-templates"],
  queryFn: async () => orThrow(await readLetterTemplates()),
});

/** What most work at the desk makes old. */
export const keyOfDesk = deskKey;
