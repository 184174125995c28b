import { queryOptions } from "@tanstack/react-query";
import {
  readAccessFlags,
  readBreaches,
  readGlassReviews,
  readPatientRequests,
  readPrivacyChoices,
  readSample,
  readSamples,
  readVips,
} from "./privacy-endpoints.ts";
import { orThrow } from "./queries.ts";

const key = ["privacy"] as const;

export const privacyChoicesQuery = queryOptions({
  queryKey: [...key, "choices"],
  queryFn: async () => orThrow(await readPrivacyChoices()),
});

export const accessFlagsQuery = (settled: boolean) =>
  queryOptions({
    queryKey: [...key, "flags", settled],
    queryFn: async () => orThrow(await readAccessFlags(settled)),
  });

export const vipsQuery = queryOptions({
  queryKey: [...key, "vips"],
  queryFn: async () => orThrow(await readVips()),
});

export const glassReviewsQuery = (settled: boolean) =>
  queryOptions({
    queryKey: [...key, "glass", settled],
    queryFn: async () => orThrow(await readGlassReviews(settled)),
  });

export const samplesQuery = queryOptions({
  queryKey: [...key, "samples"],
  queryFn: async () => orThrow(await readSamples()),
});

export const sampleQuery = (id: string) =>
  queryOptions({
    queryKey: [...key, "sample", id],
    queryFn: async () => orThrow(await readSample(id)),
  });

export const breachesQuery = queryOptions({
  queryKey: [...key, "breaches"],
  queryFn: async () => orThrow(await readBreaches()),
});

export const patientRequestsQuery = (closed: boolean) =>
  queryOptions({
    queryKey: [...key, "requests", closed],
    queryFn: async () => orThrow(await readPatientRequests(closed)),
  });

/** What a settled flag, review or request makes old: both its lists. */
export const keysOfPrivacy = {
  flags: [...key, "flags"],
  glass: [...key, "glass"],
  requests: [...key, "requests"],
} as const;
