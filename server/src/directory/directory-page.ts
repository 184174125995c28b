import type { DataElement } from "@crossbay/contract";
import { participantTypes } from "@crossbay/contract";
import { participantTypeWords } from "../accounts/index.ts";
import { type Html, html } from "../platform/html.ts";
import { addressOf, type DirectoryAddress, directoryPath } from "./directory-address-rules.ts";
import { dataElements, elementWords } from "./element-words-rules.ts";
import type { Entry } from "./entry-rules.ts";

export const entriesAPage = 20;
const sitesShown = 4;

/** What was looked for, and what of it is on this page. */
export type FoundEntries = {
  exchangeName: string;
  address: DirectoryAddress;
  entries: readonly Entry[];
  total: number;
};

/** The public directory: who takes part, and what each sends. */
export const directoryPage = (found: FoundEntries): Html => html`
<h1>Who takes part, and what they send</h1>
<p>Organizations that take part in ${found.exchangeName}, their sites, and the kinds of health data that have really arrived from their systems. Nothing here is about a patient.</p>
${searchForm(found.address)}
${results(found)}`;

const searchForm = ({ typed, type, element, realTime }: DirectoryAddress): Html => html`
<form method="get" action="${directoryPath}" role="search" class="card">
<div class="field">
<label for="q">Name of an organization or site</label>
<input id="q" name="q" value="${typed}" maxlength="100" autocomplete="off" spellcheck="false">
</div>
<div class="filters">
<div class="field">
<label for="type">Kind of organization</label>
<select id="type" name="type">${option("", "Every kind", type)}
${participantTypes.filter((one) => one !== "exchange").map((one) => option(one, participantTypeWords[one], type))}</select>
</div>
<div class="field">
<label for="element">Sends</label>
<select id="element" name="element">${option("", "Anything, or nothing", element)}
${dataElements.map((one) => option(one, elementWords[one], element))}</select>
</div>
<div class="field">
<label for="realtime">How soon</label>
<select id="realtime" name="realtime">${option("", "In real time or in batches", realTime ? "yes" : undefined)}
${option("yes", "In real time", realTime ? "yes" : undefined)}</select>
</div>
</div>
<button type="submit">Find</button>
</form>`;

const option = (value: string, words: string, chosen: string | undefined): Html =>
  html`<option value="${value}"${value === (chosen ?? "") && html` selected`}>${words}</option>`;

function results({ address, entries, total }: FoundEntries): Html {
  if (total === 0) {
    return html`<section><h2>No organization found</h2>
<p>Try one word of the name, or <a href="${directoryPath}">look at all of them</a>.</p></section>`;
  }
  const pages = Math.ceil(total / entriesAPage);
  return html`<section><h2>${total === 1 ? "1 organization" : `${total.toLocaleString("en-US")} organizations`}</h2>
<ul class="list">${entries.map(card)}</ul>
${pages > 1 && pagesOf(address, pages)}
<p>Take this list along: <a href="${addressOf(address, 1, `${directoryPath}.csv`)}" download>as a table (CSV)</a> · <a href="${addressOf(address, 1, `${directoryPath}.json`)}">for systems (FHIR R4, JSON)</a></p></section>`;
}

const card = ({ id, name, type, sites, sources }: Entry): Html => html`<li class="card">
<h3><a href="${directoryPath}/${id}">${name}</a></h3>
<dl>
<dt>Kind</dt><dd>${participantTypeWords[type]}</dd>
${sites.length > 0 && html`<dt>Sites</dt><dd>${sitesInWords(sites.map((site) => site.name))}</dd>`}
<dt>Sends</dt><dd>${elementsInWords(sources.flatMap(({ elements }) => elements.map(({ element }) => element)))}</dd>
</dl></li>`;

function sitesInWords(sites: readonly string[]): string {
  const more = sites.length - sitesShown;
  return [...sites.slice(0, sitesShown), ...(more > 0 ? [`${more} more`] : [])].join(" · ");
}

function elementsInWords(elements: readonly DataElement[]): string {
  const known = dataElements.filter((element) => elements.includes(element));
  return known.length === 0 ? "Nothing yet" : known.map((element) => elementWords[element]).join(" · ");
}

const pagesOf = (address: DirectoryAddress, pages: number): Html => html`<nav aria-label="Pages of the list"><ul>
${address.page > 1 && html`<li><a href="${addressOf(address, address.page - 1)}" rel="prev">Previous page</a></li>`}
<li>Page ${address.page} of ${pages}</li>
${address.page < pages && html`<li><a href="${addressOf(address, address.page + 1)}" rel="next">Next page</a></li>`}
</ul></nav>`;
