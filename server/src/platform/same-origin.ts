import type { FastifyRequest } from "fastify";

/**
 * Was this form sent from a page of our own? By what the browser says of where it came from (Fetch metadata; `Origin` from
 * browsers that do not know that). Who sends neither is no browser with a page of ours open.
 */
export function isFromOwnPage(request: Pick<FastifyRequest, "headers" | "host">): boolean {
  const { "sec-fetch-site": site, origin } = request.headers;
  if (typeof site === "string") return site === "same-origin";
  return typeof origin === "string" && URL.canParse(origin) && new URL(origin).host === request.host;
}
