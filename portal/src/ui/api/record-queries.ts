import { queryOptions } from "@tanstack/react-query";
import { orThrow } from "./queries.ts";
import { readArrivals, readConsentForm, readDeliveries, readDelivery, readGlassPage } from "./record-endpoints.ts";

export const glassQuery = (personId: string) =>
  queryOptions({
    queryKey: ["break-the-glass", personId],
    queryFn: async () => orThrow(await readGlassPage(personId)),
  });

export const keyOfArrivals = ["arrivals"];
/** Read anew whenever the page opens: people arrive. */
export const arrivalsQuery = (all: boolean) =>
  queryOptions({
    queryKey: [...keyOfArrivals, all],
    queryFn: async () => orThrow(await readArrivals(all)),
    staleTime: 0,
  });

export const keyOfDeliveries = ["deliveries"];
export const deliveriesQuery = queryOptions({
  queryKey: keyOfDeliveries,
  queryFn: async () => orThrow(await readDeliveries()),
  staleTime: 0,
});
export const deliveryQuery = (deliveryId: string) =>
  queryOptions({ queryKey: ["delivery", deliveryId], queryFn: async () => orThrow(await readDelivery(deliveryId)) });

/** A form's words change with its version only. */
export const consentFormQuery = (formId: string, language: string) =>
  queryOptions({
    queryKey: ["consent-form", formId, language],
    queryFn: async () => orThrow(await readConsentForm(formId, language)),
    staleTime: Number.POSITIVE_INFINITY,
  });
