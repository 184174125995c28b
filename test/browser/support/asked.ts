/** What the portal asks of the fake exchange, and what it is answered. */
export interface Asked {
  method: string;
  path: string;
  // biome-ignore lint/suspicious/noExplicitAny: bodies come from the portal under test, and each branch knows its own.
  body: any;
}

export interface Answered {
  status: number;
  json?: unknown;
}

export const ok = (json: unknown): Answered => ({ status: 200, json });
