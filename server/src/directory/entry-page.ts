import { participantTypeWords } from "../accounts/index.ts";
import { type Html, html } from "../platform/html.ts";
import { plainDateInWords } from "../platform/plain-date.ts";
import { directoryPath } from "./directory-address-rules.ts";
import { dataElements, elementWords, timelinessWords } from "./element-words-rules.ts";
import type { Entry, EntrySource } from "./entry-rules.ts";
import { shownCountWords } from "./shown-count-rules.ts";

/** One participant: its sites, and what each of its systems sends. */
export const entryPage = ({ name, type, sites, sources }: Entry): Html => html`
<p><a href="${directoryPath}">All organizations</a></p>
<h1>${name}</h1>
<p>${participantTypeWords[type]}</p>
<h2>Sites</h2>
${
  sites.length === 0
    ? html`<p class="quiet">No sites are listed.</p>`
    : html`<ul>${sites.map((site) => html`<li>${site.name}</li>`)}</ul>`
}
<h2>What it sends</h2>
${
  sources.length === 0
    ? html`<p class="quiet">It sends nothing. Its people may read what others send, where patients agreed.</p>`
    : sources.map(sourceCard)
}
<p class="quiet">Counts are rounded, and those of 10 or fewer are not shown. Whether a reader sees a patient's data depends on the patient's consent and the reader's role.</p>
<p>Is something missing? <a href="/support">Ask support</a>.</p>`;

const sourceCard = ({ name, timeliness, since, elements }: EntrySource): Html => html`
<section class="card"><h3>${name}</h3>
<p>${timelinessWords[timeliness]}${since !== undefined && html`, since ${plainDateInWords(since)}`}</p>
${
  elements.length > 0 &&
  html`<div class="prose"><table><thead><tr><th scope="col">Data</th><th scope="col">Since</th><th scope="col" class="number">Records</th></tr></thead>
<tbody>${[...elements].sort(inOrder).map((one) => html`<tr><th scope="row">${elementWords[one.element]}</th><td>${plainDateInWords(one.since)}</td><td class="number">${shownCountWords(one.records)}</td></tr>`)}</tbody></table></div>`
}
</section>`;

type Element = EntrySource["elements"][number];
const inOrder = (a: Element, b: Element): number => dataElements.indexOf(a.element) - dataElements.indexOf(b.element);

/** For an address that leads to no participant. */
export const unknownEntryPage = (): Html => html`
<h1>No such organization</h1>
<p>It may have left, or the address is not complete. <a href="${directoryPath}">Look at all organizations</a>.</p>`;
