import type { Ticket, TicketMessage, TicketState } from "@crossbay/contract";
import { instantWords } from "../../accounts/index.ts";
import { type Html, html } from "../../platform/html.ts";
import { type AnswerFault, textMax } from "./follow-ticket.ts";
import { followPath } from "./tell-of-ticket.ts";

export const followTitle = "Your request";

/** First: the link of the mail, which the script fills in where there is one. */
export const followLinkPage = (): Html => html`<h1>${followTitle}</h1>
<p>The link in our mail opens this page. Here you read the answer to your request, and add to it.</p>
<form method="post" action="${followPath}" class="card">
<div class="field"><label for="link">The link in the mail</label>
<input id="link" name="link" value="" maxlength="600" required autocomplete="off" spellcheck="false" aria-describedby="link-hint">
<p class="hint" id="link-hint">If the field is empty, copy the whole link from the mail into it.</p></div>
<button type="submit">Open</button>
</form>
${resendForm()}`;

/** For a sender who has lost the link. */
const resendForm = ({ number, email }: Lost = { number: "", email: "" }, fault?: string): Html => html`
<form method="post" action="${followPath}/again" class="card" novalidate>
<h2>Lost the link?</h2>
${fault !== undefined && html`<div class="wrong" role="alert"><p id="again-error">${fault}</p></div>`}
<div class="field"><label for="number">The number of your request</label>
<input id="number" name="number" value="${number}" maxlength="20" required autocomplete="off" spellcheck="false"${fault !== undefined && html` aria-describedby="again-error"`}>
<p class="hint">For example T-2026-00012; it stands in the subject of our mail.</p></div>
<div class="field"><label for="email">Your e-mail address</label>
<input id="email" name="email" type="email" value="${email}" maxlength="254" required autocomplete="email"></div>
<button type="submit" class="second">Send me the link again</button>
</form>`;

/** What somebody typed who has lost the link. */
export type Lost = { number: string; email: string };

/** The form for a lost link once more, with why nothing was sent. */
export const resendAgainPage = (lost: Lost, fault: string): Html => html`<h1>${followTitle}</h1>
${resendForm(lost, fault)}`;

/** The same for everybody, whether there is such a request or not. */
export const resentPage = (): Html => html`<h1>Look into your mailbox</h1>
<p>If there is a request with this number and address, the link to it is on its way. It works for 90 days after the last change.</p>
<p>No mail after a few minutes? Look into the folder for unwanted mail, <a href="${followPath}">try again</a> with the address that you gave then, or <a href="/support/ask">send a new request</a>. If you have an account, <a href="/help">your requests stand there</a>.</p>`;

const stateWords: Record<TicketState, string> = {
  new: "Nobody has answered yet",
  "in-progress": "Somebody works on it",
  waiting: "It waits for your answer",
  solved: "Solved. If it is not, answer below and it opens again",
  closed: "Closed",
};

/** Second: the request with what was written, and a field for an answer. */
export function followPage({
  token,
  ticket,
  timeZone,
  typed = "",
  outcome,
}: {
  token: string;
  ticket: Ticket;
  timeZone: string;
  typed?: string;
  outcome?: { masked: boolean } | AnswerFault;
}): Html {
  const fault = outcome && "fault" in outcome ? outcome.fault : undefined;
  return html`<h1>${ticket.subject}</h1>
<dl><dt>Number</dt><dd>${ticket.number}</dd><dt>State</dt><dd>${stateWords[ticket.state]}</dd></dl>
${outcome && "masked" in outcome && html`<p class="notice" role="status">Your answer was sent.${outcome.masked && " A password or a code stood in it. We masked it: set a new password, and never tell anybody one."}</p>`}
<ol class="list">${ticket.messages.map((message) => messagePart(message, token, timeZone))}</ol>
${
  ticket.mayAnswer
    ? html`<form method="post" action="${followPath}/answer" class="card" novalidate>
<input type="hidden" name="link" value="${token}">
${fault !== undefined && html`<div class="wrong" role="alert"><p id="text-error">${fault}</p></div>`}
<div class="field"><label for="text">Add to it, or answer</label>
<textarea id="text" name="text" required maxlength="${textMax}" aria-describedby="${fault !== undefined && "text-error "}text-hint"${fault !== undefined && html` aria-invalid="true"`}>
${typed}</textarea>
<p class="hint" id="text-hint">Nothing about a patient, and no password or code. <a href="/support/faq/send-patient-data-safely">How to send patient data safely</a></p></div>
<button type="submit">Send</button>
</form>`
    : html`<p>This request is closed. <a href="/support/ask">Send a new one</a>, and name its number.</p>`
}`;
}

const fromWords: Record<TicketMessage["from"], string> = {
  sender: "You",
  staff: "Support",
  source: "The organization that was asked",
  exchange: "The exchange",
};

const messagePart = (
  { from, by, at, text, attachments }: TicketMessage,
  token: string,
  timeZone: string,
): Html => html`<li class="card"><h2 class="found">${from === "staff" ? `${by}, ${fromWords.staff}` : fromWords[from]}</h2>
<p class="quiet">${instantWords(new Date(at), timeZone)}</p>
${text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph.split("\n").map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</p>`)}
${
  attachments.length > 0 &&
  html`<ul class="list">${attachments.map(
    ({ id, name }) =>
      html`<li><form method="post" action="${followPath}/file"><input type="hidden" name="link" value="${token}"><input type="hidden" name="file" value="${id}"><button type="submit" class="second">Save ${name}</button></form></li>`,
  )}</ul>`
}</li>`;

/** Nothing opens. */
export const followOverPage = (): Html => html`<h1>This link no longer works</h1>
<p>It is not whole, it is too old, or a newer one was sent. Look for the newest mail about your request, or <a href="/support/ask">send a new request</a>.</p>
${resendForm()}`;

/** For a form that did not come from this page. */
export const followStrangerPage = (): Html => html`<h1>${followTitle}</h1>
<p>The form did not come from this page. Open the link in our mail again.</p>`;
