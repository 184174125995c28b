import type { ComponentState, StatusItem } from "@crossbay/contract";
import { type Html, html } from "../../platform/html.ts";
import { type Components, componentIds, componentNames, headline, stateNames } from "./status-rules.ts";

export type StatusPage = {
  components: Components;
  freshness: string;
  now: readonly StatusItem[];
  coming: readonly StatusItem[];
  over: readonly StatusItem[];
  /** What was said of incidents cannot be read right now. */
  itemsUnread: boolean;
  /** When it was measured, in words. */
  at: string;
  words: (instant: string) => string;
};

/** The public page `/status`, which works without a script. */
export const statusPage = ({ components, freshness, now, coming, over, itemsUnread, at, words }: StatusPage): Html =>
  html`<h1>Status</h1>
<p class="${isWell(components) ? "notice" : "wrong"}">${headline(components)}</p>
${itemsUnread && html`<p class="wrong">What is known about it cannot be read right now. Please look again in a few minutes.</p>`}
${now.map((item) => itemCard(item, "h2", words))}
<h2>Parts of the exchange</h2>
<dl class="card">${componentIds.map((id) => html`<dt>${componentNames[id]}</dt><dd>${marks[components[id]]} ${stateNames[components[id]]}</dd>`)}</dl>
<h2>How fresh the data is</h2>
<p>${freshness} Which organization sends what, and since when, stands in the <a href="/directory">directory</a>.</p>
${coming.length > 0 && html`<h2>Planned</h2>${coming.map((item) => itemCard(item, "h3", words))}`}
<h2>The last 30 days</h2>
${over.length === 0 ? html`<p>Nothing to tell.</p>` : over.map((item) => itemCard(item, "h3", words))}
<p class="quiet">Measured ${at}. Something else does not work? <a href="/support">Find an answer</a>.</p>`;

// Told by a sign and a word, not by colour alone.
const marks: Record<ComponentState, string> = { working: "✓", slow: "▲", down: "✕", maintenance: "●" };

const isWell = (components: Components): boolean =>
  Object.values(components).every((state) => state === "working" || state === "maintenance");

const kindNames = { announcement: "Announcement", incident: "Incident", maintenance: "Maintenance" } as const;

function itemCard(item: StatusItem, heading: "h2" | "h3", words: (instant: string) => string): Html {
  const title = `${kindNames[item.kind]}: ${item.title}`;
  const about = item.components.map((id) => componentNames[id]).join(", ");
  return html`<section class="card">
${heading === "h2" ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
<p class="quiet">${spanWords(item, words)}${about !== "" && ` · ${about}`}${item.componentState && !item.endedAt && `: ${stateNames[item.componentState].toLowerCase()}`}</p>
${paragraphs(item.text)}
${item.updates.length > 0 && html`<ul>${item.updates.toReversed().map(({ at, text }) => html`<li><strong>${words(at)}</strong>${paragraphs(text)}</li>`)}</ul>`}
</section>`;
}

function spanWords(item: StatusItem, words: (instant: string) => string): string {
  const from = words(item.from);
  if (item.endedAt) return `${from} to ${words(item.endedAt)}`;
  if (!item.until) return `Since ${from}`;
  return item.kind === "incident"
    ? `Since ${from}, expected until ${words(item.until)}`
    : `${from} to ${words(item.until)}`;
}

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => html`<p>${paragraph}</p>`);
