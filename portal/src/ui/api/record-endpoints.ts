import type {
  Arrivals,
  BreakGlassRequest,
  ConsentFormText,
  Deliveries,
  Delivery,
  GlassOpened,
  GlassPage,
  Session,
  WebAuthnOptions,
} from "@crossbay/contract";
import { ask, askForFile } from "./ask.ts";

const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const person = (personId: string) => `/api/persons/${encodeURIComponent(personId)}`;
const glass = (personId: string) => `${person(personId)}/break-the-glass`;
const form = (formId: string) => `/api/consent-forms/${encodeURIComponent(formId)}`;

/** Once a patient a session, before the record opens. */
export const confirmRedisclosure = (personId: string) => post<unknown>(`${person(personId)}/redisclosure`);
/** Is the record in sight still open to its reader? Asked again and again, so it keeps no session awake. */
export const askWhetherOpen = (personId: string) =>
  ask<unknown>({ method: "GET", path: `${person(personId)}/open`, polling: true });

export const readGlassPage = (personId: string) => get<GlassPage>(glass(personId));
/** Opens the glass; while it is open, keeps it open for as long again. */
export const breakGlass = (personId: string, request: BreakGlassRequest) => post<GlassOpened>(glass(personId), request);
export const beginGlassPasskey = (personId: string) => post<WebAuthnOptions>(`${glass(personId)}/passkey/begin`);
export const endGlass = (personId: string) => post<unknown>(`${glass(personId)}/end`);

export const readArrivals = (all: boolean) => get<Arrivals>(`/api/arrivals${all ? "?all=yes" : ""}`);
export const readDeliveries = () => get<Deliveries>("/api/deliveries");
export const readDelivery = (deliveryId: string) => get<Delivery>(`/api/deliveries/${encodeURIComponent(deliveryId)}`);

export const readConsentForm = (formId: string, language: string) =>
  get<ConsentFormText>(`${form(formId)}?language=${encodeURIComponent(language)}`);
/** The paper to print and sign, which holds nothing of a patient. */
export const paperOf = (formId: string, language: string) =>
  `${form(formId)}.pdf?language=${encodeURIComponent(language)}`;
/** The scan or the drawn signature of a decision. */
export const readEvidence = (personId: string, decisionId: string) =>
  askForFile({
    method: "GET",
    path: `${person(personId)}/consent/${encodeURIComponent(decisionId)}/evidence`,
  });

/** Locks the session before its screen goes to a patient's hands; `leaving`: the page that asks is about to be gone. */
export const lockSession = ({ leaving = false } = {}) =>
  ask<Session>({ method: "POST", path: "/api/session/lock", body: {}, leaving });
