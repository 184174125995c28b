import type {
  ActingForRequest,
  Chart,
  CodeRequest,
  CodeSent,
  ConsentPage,
  ForgottenPasswordRequest,
  NewPasswordRequest,
  PersonSearch,
  PersonSearchResult,
  PurposeRequest,
  RecordConsentRequest,
  ResendRequest,
  ResultTrend,
  Session,
  SignInRequest,
  TemporaryPasswordRequest,
  UnlockRequest,
} from "@crossbay/contract";
import { ask } from "./ask.ts";

const post = <T>(path: string, body: unknown = {}) => ask<T>({ method: "POST", path, body });
const get = <T>(path: string) => ask<T>({ method: "GET", path });
const person = (personId: string) => `/api/persons/${encodeURIComponent(personId)}`;

/** Polling asks without keeping the session awake. */
export const readSession = (polling: boolean) => ask<Session>({ method: "GET", path: "/api/session", polling });

export const signIn = (request: SignInRequest) => post<CodeSent>("/api/sign-in", request);
export const signInWithTemporaryPassword = (request: TemporaryPasswordRequest) =>
  post<CodeSent>("/api/sign-in/temporary-password", request);
export const resendCode = (request: ResendRequest) => post<CodeSent>("/api/sign-in/resend", request);
export const enterCode = (request: CodeRequest) => post<Session>("/api/sign-in/code", request);
export const askForTemporaryPassword = (request: ForgottenPasswordRequest) =>
  post<unknown>("/api/sign-in/forgotten", request);
export const setPassword = (request: NewPasswordRequest) => post<unknown>("/api/password", request);

export const unlockSession = (request: UnlockRequest) => post<Session>("/api/session/unlock", request);
export const signOut = () => post<unknown>("/api/session/sign-out");
export const actFor = (request: ActingForRequest) => post<Session>("/api/session/acting-for", request);
export const statePurpose = (request: PurposeRequest) => post<Session>("/api/session/purpose", request);

export const searchPersons = (search: PersonSearch) => post<PersonSearchResult>("/api/persons/search", search);
export const readChart = (personId: string) => get<Chart>(`${person(personId)}/chart`);
export const readTrend = (personId: string, seriesId: string) =>
  get<ResultTrend>(`${person(personId)}/results/${encodeURIComponent(seriesId)}`);
export const readConsent = (personId: string) => get<ConsentPage>(`${person(personId)}/consent`);
export const recordConsent = (personId: string, request: RecordConsentRequest) =>
  post<ConsentPage>(`${person(personId)}/consent`, request);
