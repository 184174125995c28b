import type { HttpServer } from "../platform/http.ts";
import type { Outbox } from "../platform/outbox.ts";
import { sendProblem } from "../platform/problem.ts";
import { isLoopback } from "./config.ts";

/**
 * `/dev/outbox`: the mails and text messages that a demonstration keeps, as a page or, for `Accept: application/json`,
 * as JSON. Only for this machine; `serve` never has one.
 */
export function outboxRoutes(http: HttpServer, outbox: Outbox): void {
  http.get("/dev/outbox", { schema: { hide: true } }, (request, reply) => {
    if (!isLoopback(request.ip.replace(/^::ffff:/, ""))) {
      return sendProblem(reply, "not-found", { detail: "There is nothing at this address." });
    }
    reply.header("cache-control", "no-store");
    if (request.headers.accept?.includes("application/json")) {
      return reply.send({
        mails: outbox.mails.map(({ raw, ...mail }) => ({ ...mail, ...(raw ? { raw: raw.toString("latin1") } : {}) })),
        sms: outbox.sms,
      });
    }
    return reply.type("text/html; charset=utf-8").send(page(outbox));
  });
  http.get("/dev/outbox.css", { schema: { hide: true } }, (_request, reply) =>
    reply.type("text/css; charset=utf-8").send(style),
  );
}

function page(outbox: Outbox): string {
  const sms = outbox.sms.map((message) => item(`To ${message.to}`, message.at, message.text));
  const mails = outbox.mails.map((mail) =>
    item(`${mail.subject} · to ${mail.to}`, mail.at, mail.raw ? `${mail.text}\n\n${beginningOf(mail.raw)}` : mail.text),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Outbox · Crossbay</title><link rel="stylesheet" href="/dev/outbox.css"></head>
<body><main><p><a href="/sign-in">Back to sign in</a> · <a href="/dev/outbox">Refresh</a></p><h1>Outbox</h1>
<p>This demonstration sends nothing. What would have left is kept here, newest first, until it stops.</p>
<h2>Text messages</h2>${listOf(sms, "No text message yet. Sign in with a username and password, and its code appears here.")}
<h2>Mails</h2>${listOf(mails, "No mail yet.")}
</main></body></html>`;
}

/** Enough of a whole message to see that it is closed. */
const beginningOf = (raw: Buffer): string => {
  const lines = raw.toString("latin1").split("\r\n");
  return [...lines.slice(0, 20), ...(lines.length > 20 ? ["…"] : [])].join("\n");
};

const listOf = (items: readonly string[], empty: string): string =>
  items.length > 0 ? `<ol>${items.join("")}</ol>` : `<p class="empty">${empty}</p>`;

function item(title: string, at: string, text: string): string {
  const shown = at.replace("T", " ").replace(/\.\d+Z$/, " UTC");
  return `<li><h3>${escapeHtml(title)}</h3><time datetime="${at}">${shown}</time><pre>${withLinks(escapeHtml(text))}</pre></li>`;
}

const withLinks = (html: string): string =>
  html.replace(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}">${link}</a>`);

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const style = `:root { color-scheme: light dark; --ink: light-dark(#16222b, #e4ebf0); --quiet: light-dark(#4d5c67, #a3b3bf); --line: light-dark(#d4dde3, #33434f); --link: light-dark(#0b5a86, #7cc4ec); --ground: light-dark(#ffffff, #10181e); }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.45 "Source Sans 3", system-ui, sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 24px 16px 64px; }
a { color: var(--link); } h1 { font-size: 28px; } h2 { font-size: 20px; margin-top: 32px; } h3 { font-size: 16px; margin: 0; }
ol { list-style: none; padding: 0; margin: 0; } li { border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 8px 0; }
time, .empty { color: var(--quiet); font-size: 14px; } pre { font: inherit; font-variant-numeric: tabular-nums; white-space: pre-wrap; overflow-wrap: anywhere; margin: 8px 0 0; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }`;
