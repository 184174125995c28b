import type { Problem } from "@crossbay/contract";

/** What can come back instead of an answer. */
export type Failure =
  | { kind: "refused"; problem: Problem }
  | { kind: "unreachable" }
  | { kind: "unreadable"; requestId: string | undefined };

/** `serverNow`: the server's clock as of this answer, so that a wrong clock here matters nowhere. */
export type Answer<T> = { ok: true; value: T; serverNow: number } | { ok: false; failure: Failure };

export interface Request {
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  /** A request that the page makes by itself, which must not keep the session awake. */
  polling?: boolean;
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
let whenSessionLost: (how: SessionLost) => void = () => {};

/** Asks the exchange; every failure is a value. */
export async function ask<T>(request: Request): Promise<Answer<T>> {
  const answer = await send(request);
  if (!answer) return { ok: false, failure: { kind: "unreachable" } };
  const body = answer.status === 204 ? {} : await answer.json().catch(() => undefined);
  if (answer.ok && body !== undefined) {
    return { ok: true, value: body as T, serverNow: Date.parse(answer.headers.get("date") ?? "") || Date.now() };
  }
  if (!isProblem(body)) {
    return { ok: false, failure: { kind: "unreadable", requestId: answer.headers.get("x-request-id") ?? undefined } };
  }
  const lost = lostCodes[body.code];
  if (lost) whenSessionLost(lost);
  return { ok: false, failure: { kind: "refused", problem: body } };
}

/** The token of the session, sent with everything that changes something. */
export function keepCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Whoever keeps the session hears at once when an answer says that it is no longer what this page believes. */
export function onSessionLost(listener: (how: SessionLost) => void): void {
  whenSessionLost = listener;
}

async function send({ method, path, body, polling }: Request): Promise<Response | undefined> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (csrfToken && method !== "GET") headers["x-csrf-token"] = csrfToken;
  if (polling) headers["x-crossbay-poll"] = "1";
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      cache: "no-store",
    });
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body && "requestId" in body;
}
