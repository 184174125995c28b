import type { Problem } from "@crossbay/contract";
import { trainingToken } from "./training-token.ts";

/** What can come back instead of an answer. */
export type Failure =
  | { kind: "refused"; problem: Problem }
  | { kind: "unreachable" }
  | { kind: "unreadable"; requestId: string | undefined };

/** `serverNow`: the server's clock as of this answer, so that a wrong clock here matters nowhere. */
export type Answer<T> = { ok: true; value: T; serverNow: number } | { ok: false; failure: Failure };

export interface Request {
  method: "GET" | "POST" | "PUT";
  path: string;
  /** A file is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Open with a personal training link too: while nobody is signed in, its token stands for the session. */
  training?: boolean;
  /** A request that the page makes by itself, which must not keep the session awake. */
  polling?: boolean;
  /** How the sender calls the file. */
  fileName?: string;
  /** Goes on its way though the page that sends it is left. */
  leaving?: boolean;
}

type SessionLost = "locked" | "signed-out" | "changed";

const lostCodes: Record<string, SessionLost> = {
  "session-locked": "locked",
  "sign-in-required": "signed-out",
  "purpose-missing": "changed",
  "affiliation-missing": "changed",
  "password-change-required": "changed",
  "csrf-token-wrong": "changed",
};

let csrfToken: string | undefined;
let serverAheadMs = 0;
let whenSessionLost: (how: SessionLost) => void = () => {};

/** Asks the exchange; every failure is a value. */
export async function ask<T>(request: Request): Promise<Answer<T>> {
  const answer = await send(request);
  if (!answer) return { ok: false, failure: { kind: "unreachable" } };
  const body = answer.status === 204 ? {} : await answer.json().catch(() => undefined);
  if (answer.ok && body !== undefined) {
    return { ok: true, value: body as T, serverNow: serverNowIn(answer) };
  }
  return { ok: false, failure: failureIn(answer, body) };
}

/** Asks for a file, such as a certificate; refusals are read as they are everywhere. */
export async function askForFile(request: Request): Promise<Answer<Blob>> {
  const answer = await send(request);
  if (!answer) return { ok: false, failure: { kind: "unreachable" } };
  if (!answer.ok) return { ok: false, failure: failureIn(answer, await answer.json().catch(() => undefined)) };
  return { ok: true, value: await answer.blob(), serverNow: serverNowIn(answer) };
}

/** The token of the session, sent with everything that changes something. */
export function keepCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Whoever keeps the session hears at once when an answer says that it is no longer what this page believes. */
export function onSessionLost(listener: (how: SessionLost) => void): void {
  whenSessionLost = listener;
}

async function send({
  method,
  path,
  body,
  polling,
  training,
  fileName,
  leaving = false,
}: Request): Promise<Response | undefined> {
  const headers: Record<string, string> = { accept: "application/json" };
  const file = body instanceof Blob ? body : undefined;
  if (body !== undefined) headers["content-type"] = file ? file.type || "application/octet-stream" : "application/json";
  const token = training && !csrfToken ? trainingToken() : undefined;
  if (token) headers["x-crossbay-training"] = token;
  if (csrfToken && method !== "GET") headers["x-csrf-token"] = csrfToken;
  if (polling) headers["x-crossbay-poll"] = "1";
  if (fileName) headers["x-crossbay-file-name"] = encodeURIComponent(fileName);
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : (file ?? JSON.stringify(body)),
      cache: "no-store",
      keepalive: leaving,
    });
  } catch {
    return undefined;
  }
}

/** The server's clock as of the last answer, however wrong the one here is. */
export const serverNow = (): number => Date.now() + serverAheadMs;

function serverNowIn(answer: Response): number {
  const said = Date.parse(answer.headers.get("date") ?? "") || Date.now();
  serverAheadMs = said - Date.now();
  return said;
}

function failureIn(answer: Response, body: unknown): Failure {
  if (!isProblem(body)) return { kind: "unreadable", requestId: answer.headers.get("x-request-id") ?? undefined };
  const lost = lostCodes[body.code];
  if (lost) whenSessionLost(lost);
  return { kind: "refused", problem: body };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body && "requestId" in body;
}
