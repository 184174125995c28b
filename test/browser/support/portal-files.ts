import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join } from "node:path";

/** `CROSSBAY_PORTAL_DIST` names another build than that of the checkout. */
const dist = process.env.CROSSBAY_PORTAL_DIST ?? join(import.meta.dirname, "../../../portal/dist");

const types: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** As strict as the real server: a page that needs more fails here too. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "media-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
].join("; ");

/** An asset of the built portal, or its one page for every other address. */
export async function sendPortalFile(path: string, response: ServerResponse): Promise<void> {
  const file = /^\/assets\/[\w.-]+$/.test(path) ? path : "/index.html";
  const bytes = await readFile(join(dist, file)).catch(() => undefined);
  response.writeHead(bytes ? 200 : 404, {
    "content-type": types[extname(file)] ?? "application/octet-stream",
    "content-security-policy": contentSecurityPolicy,
    "cache-control": file === "/index.html" ? "no-cache" : "max-age=31536000, immutable",
  });
  response.end(bytes);
}
