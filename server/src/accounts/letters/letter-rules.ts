import MarkdownIt from "markdown-it";
import { type LetterId, placeholdersOf } from "./letter-templates.ts";

/** A letter ready to leave. */
export type ComposedLetter = { subject: string; text: string; html: string };

const placeholder = /\{\{\s*([A-Za-z]+)\s*\}\}/g;

/**
 * Puts values into a template: the plain text as it stands, and the same as HTML, made of its Markdown. A value is text
 * wherever it stands, whatever it looks like; only addresses become links. A placeholder without a value leaves a dash.
 */
export function composeLetter(
  template: { subject: string; body: string },
  values: Readonly<Record<string, string>>,
): ComposedLetter {
  const fill = (text: string, put: (value: string) => string) =>
    text.replace(placeholder, (_whole, name: string) => put(values[name] || "–"));
  const text = fill(template.body, (value) => value.replace(/\s+/g, " "));
  const html = markdown.render(fill(template.body, asMarkdown));
  return { subject: fill(template.subject, (value) => value.replace(/\s+/g, " ")), text, html: frame(values, html) };
}

/** What is wrong with a template that somebody wrote: one sentence for each field. */
export function refuseTemplate(
  id: LetterId,
  { subject, body }: { subject: string; body: string },
): { field: "subject" | "body"; detail: string }[] {
  const known = placeholdersOf(id);
  const named = (text: string) => [...text.matchAll(placeholder)].map(([, name]) => name!);
  const unknown = (field: "subject" | "body", text: string) =>
    [...new Set(named(text))]
      .filter((name) => !known.some((each) => each.name === name))
      .map((name) => ({
        field,
        detail: `{{${name}}} is not known in this letter: its placeholders are listed beside it.`,
      }));
  const secret = named(subject).filter((name) => name === "temporaryPassword" || name === "link");
  return [
    ...unknown("subject", subject),
    ...secret.map((name) => ({
      field: "subject" as const,
      detail: `{{${name}}} belongs into the text, not into the subject.`,
    })),
    ...unknown("body", body),
    ...known
      .filter(({ name, needed }) => needed && !named(body).includes(name) && !named(subject).includes(name))
      .map(({ name, about }) => ({ field: "body" as const, detail: `{{${name}}} is missing: ${about}.` })),
  ];
}

const markdown = new MarkdownIt({ html: false, linkify: true });
// A picture could tell its server that the mail was opened.
markdown.disable("image");

const asMarkdown = (value: string): string =>
  /^https?:\/\/[^\s<>]+$/.test(value)
    ? `<${value}>`
    : value.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()#+\-.!|<>&~:/@]/g, "\\$&");

const frame = ({ exchange = "" }: Readonly<Record<string, string>>, body: string): string => `<!doctype html>
<html lang="en"><body style="margin:0;padding:24px;background:#f3f6f8;color:#16222b;font:16px/1.45 'Source Sans 3',system-ui,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d4dde3;border-radius:6px">
<p style="margin:0 0 16px;font-weight:600;color:#0b5a86">${markdown.utils.escapeHtml(exchange)}</p>
${body}</div></body></html>`;
