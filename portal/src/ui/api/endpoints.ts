import type {
  ActingForRequest,
  Chart,
  ConsentPage,
  PersonSearch,
  PersonSearchResult,
  PurposeRequest,
  RecordConsentRequest,
  ResultTrend,
  Session,
  SessionPatient,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const person = (personId: string) => `/api/persons/${encodeURIComponent(personId)}`;

/** Polling asks without keeping the session awake. */
export const readSession = (polling: boolean) => ask<Session>({ method: "GET", path: "/api/session", polling });

export const signOut = () => post<unknown>("/api/session/sign-out");
export const actFor = (request: ActingForRequest) => post<Session>("/api/session/acting-for", request);
export const statePurpose = (request: PurposeRequest) => post<Session>("/api/session/purpose", request);

export const readSessionPatient = () => get<SessionPatient>("/api/session/patient");
export const searchPersons = (search: PersonSearch) => post<PersonSearchResult>("/api/persons/search", search);
export const readChart = (personId: string) => get<Chart>(`${person(personId)}/chart`);
export const readTrend = (personId: string, seriesId: string) =>
  get<ResultTrend>(`${person(personId)}/results/${encodeURIComponent(seriesId)}`);
export const readConsent = (personId: string) => get<ConsentPage>(`${person(personId)}/consent`);
export const recordConsent = (personId: string, request: RecordConsentRequest) =>
  post<ConsentPage>(`${person(personId)}/consent`, request);
