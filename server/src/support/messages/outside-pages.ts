import { instantWords } from "../../accounts/index.ts";
import { type Html, html } from "../../platform/html.ts";
import type { AskedProof, OutsideRefusal } from "./open-outside.ts";
import type { OutsideThread } from "./read-outside.ts";
import { outsidePath } from "./tell-parties.ts";

export const outsideTitle = "Your secure message";

/** First: the link of the mail, which the script fills in where there is one. */
export const outsideLinkPage = (): Html => html`<h1>${outsideTitle}</h1>
<p>Somebody wrote you a message that no ordinary mail may carry. The link in our mail opens this page; we then send you a code, and with it you read and answer here.</p>
<form method="post" action="${outsidePath}/code" class="card">
<div class="field"><label for="link">The link in the mail</label>
<input id="link" name="link" value="" maxlength="600" required autocomplete="off" spellcheck="false" aria-describedby="link-hint">
<p class="hint" id="link-hint">If the field is empty, copy the whole link from the mail into it.</p></div>
<button type="submit">Send me the code</button>
</form>`;

export type CodeFault = Extract<OutsideRefusal["refused"], "code-wrong" | "code-over" | "busy">;

/** Second: the code that was sent, and the passphrase where one was set. */
export function outsideCodePage({
  token,
  by,
  mobileEnd,
  isSent = false,
  fault,
}: {
  token: string;
  by: AskedProof["by"];
  mobileEnd?: string;
  isSent?: boolean;
  fault?: CodeFault | undefined;
}): Html {
  const wrong = fault === "code-wrong" && html` aria-invalid="true" aria-errormessage="code-error"`;
  return html`<h1>${outsideTitle}</h1>
${isSent && html`<p class="notice" role="status">${by === "sms" ? `A code is on its way to your mobile number that ends in ${mobileEnd ?? ""}.` : "A code is on its way to the mailbox to which the link came."}</p>`}
${fault && html`<div class="wrong" role="alert" id="code-error"><p>${faultWords(fault, by)}</p></div>`}
<form method="post" action="${outsidePath}/read" class="card">
<input type="hidden" name="link" value="${token}"><input type="hidden" name="by" value="${by}">
<div class="field"><label for="code">The code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required aria-describedby="code-hint"${wrong}>
<p class="hint" id="code-hint">Eight digits. It works for ten minutes.</p></div>
${
  by === "passphrase" &&
  html`<div class="field"><label for="passphrase">The passphrase</label>
<input id="passphrase" name="passphrase" type="password" autocomplete="off" maxlength="100" required aria-describedby="passphrase-hint"${wrong}>
<p class="hint" id="passphrase-hint">Whoever wrote to you tells it to you, by telephone. Capitals do not matter.</p></div>`
}
<button type="submit">Read</button>
</form>
<form method="post" action="${outsidePath}/code">
<input type="hidden" name="link" value="${token}">
<button type="submit" class="second">Send another code</button>
</form>`;
}

const faultWords = (fault: CodeFault, by: AskedProof["by"]): string =>
  ({
    "code-wrong":
      by === "sms"
        ? "That was not the code. Look at the newest message and enter it again."
        : "The code or the passphrase was not right. Look at the newest mail, and enter both again.",
    "code-over": "This code no longer works. Send yourself another one.",
    busy: "Several codes were sent already. Use the newest one, or wait ten minutes.",
  })[fault];

/** Third: the thread, and a form to answer. */
export function outsideThreadPage({
  token,
  pass,
  thread,
  notice,
  fault,
  text = "",
}: {
  token: string;
  pass: string;
  thread: OutsideThread;
  notice?: string | undefined;
  fault?: string | undefined;
  text?: string;
}): Html {
  const timeWords = (at: Date) => instantWords(at, thread.timeZone);
  const secrets = html`<input type="hidden" name="link" value="${token}"><input type="hidden" name="pass" value="${pass}">`;
  return html`<h1>${thread.subject}</h1>
<p class="quiet">With ${thread.with.join(", ")}. You can read and answer with your link until ${timeWords(thread.endsAt)}; after half an hour without an answer you need another code.</p>
${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
${fault !== undefined && html`<div class="wrong" role="alert"><p>${fault}</p></div>`}
${thread.messages.map(
  ({ at, by, own, text: words, attachments, isRecalled }) => html`<article class="card">
<h2 class="found">${by}${own && " (you)"} <span class="quiet">· ${timeWords(at)}</span></h2>
${isRecalled ? html`<p class="quiet">This message was taken back by whoever wrote it.</p>` : paragraphs(words)}
${
  attachments.length > 0 &&
  html`<ul class="list">${attachments.map(
    ({
      id,
      name,
      bytes,
    }) => html`<li><form method="post" action="${outsidePath}/file">${secrets}<input type="hidden" name="file" value="${id}">
<button type="submit" class="second">Save ${name} (${sizeWords(bytes)})</button></form></li>`,
  )}</ul>`
}
</article>`,
)}
<h2>Answer</h2>
<form method="post" action="${outsidePath}/answer" enctype="multipart/form-data" class="card">
${secrets}
<div class="field"><label for="text">Your answer</label>
<textarea id="text" name="text" maxlength="20000" required aria-describedby="text-hint">${text}</textarea>
<p class="hint" id="text-hint">All who are named above read it. Never write a password or a code.</p></div>
<div class="field"><label for="files">Files</label>
<input id="files" name="files" type="file" multiple aria-describedby="files-hint">
<p class="hint" id="files-hint">Up to three, 10 MB together: PDF, pictures, text, CSV and Office documents.</p></div>
<button type="submit">Send the answer</button>
</form>`;
}

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => html`<p>${paragraph.split("\n").map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</p>`);

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Nothing opens. */
export const outsideOverPage = (refused: "over" | "not-sent"): Html =>
  refused === "not-sent"
    ? html`<h1>${outsideTitle}</h1><div class="wrong" role="alert"><p>The code could not be sent. Try again in a few minutes.</p></div>`
    : html`<h1>This link no longer opens</h1>
<p>It is wrong, too old, was withdrawn, or a newer one was sent; or too many wrong codes were entered; or half an hour went by. Open the link in the newest mail again, or ask whoever wrote to you for another.</p>
<p class="action"><a class="button" href="${outsidePath}">Try a link again</a></p>`;

/** For a form that did not come from this page, or is too large. */
export const outsideTroublePage = (trouble: "stranger" | "too-large"): Html =>
  html`<h1>${outsideTitle}</h1><div class="wrong" role="alert"><p>${
    trouble === "stranger"
      ? "The form did not come from this page. Open the link in the mail again."
      : "The files are too large: 10 MB together at most. Nothing was sent. Go back, and send smaller ones."
  }</p></div>`;
