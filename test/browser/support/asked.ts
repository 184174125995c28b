/** What the portal asks of the fake exchange, and what it is answered. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: bodies come from the portal under test, and each branch knows its own.
  body: any;
  /** The token of a personal training link. */
  trainingToken?: string | undefined;
}

export interface Answered {
  status: number;
  json?: unknown;
  /** Instead of JSON. */
  file?: { type: string; text: string } | { type: string; bytes: Buffer };
}

export const ok = (json: unknown): Answered => ({ status: 200, json });
export const refused = (problem: { status: number }): Answered => ({ status: problem.status, json: problem });
