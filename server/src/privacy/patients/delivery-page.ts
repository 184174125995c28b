import { type Html, html } from "../../platform/html.ts";
import { deliveryWords } from "./delivery-words-rules.ts";
import type { LinkRefusal } from "./open-link.ts";
import { deliveryPaths } from "./patient-paths-rules.ts";
import type { DeliveredKind, RequestLanguage } from "./request-rules.ts";

/** First: the link of the mail, which the script fills in where there is one. */
export function linkPage(language: RequestLanguage): Html {
  const words = deliveryWords[language];
  return html`<h1>${words.title}</h1>
<p>${words.intro}</p>
<form method="post" action="${deliveryPaths[language]}/code" class="card">
<div class="field"><label for="link">${words.link}</label>
<input id="link" name="link" value="" maxlength="600" required autocomplete="off" spellcheck="false" aria-describedby="link-hint">
<p class="hint" id="link-hint">${words.linkHint}</p></div>
<button type="submit">${words.sendCode}</button>
</form>`;
}

/** Second: the code that was sent. */
export function codePage(
  language: RequestLanguage,
  { token, mobileEnd, fault }: { token: string; mobileEnd?: string; fault?: "code-wrong" | "code-over" | "busy" },
): Html {
  const words = deliveryWords[language];
  const faultWords = { "code-wrong": words.codeWrong, "code-over": words.codeOver, busy: words.busy };
  return html`<h1>${words.title}</h1>
${mobileEnd !== undefined && html`<p class="notice" role="status">${words.codeSent(mobileEnd)}</p>`}
${fault && html`<div class="wrong" role="alert" id="code-error"><p>${faultWords[fault]}</p></div>`}
<form method="post" action="${deliveryPaths[language]}/open" class="card">
<input type="hidden" name="link" value="${token}">
<div class="field"><label for="code">${words.code}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required aria-describedby="code-hint"${fault === "code-wrong" && html` aria-invalid="true" aria-errormessage="code-error"`}>
<p class="hint" id="code-hint">${words.codeHint}</p></div>
<button type="submit">${words.open}</button>
</form>
<form method="post" action="${deliveryPaths[language]}/code">
<input type="hidden" name="link" value="${token}">
<button type="submit" class="second">${words.sendAgain}</button>
</form>`;
}

/** Third: the files. */
export function filesPage(
  language: RequestLanguage,
  { token, pass, kind }: { token: string; pass: string; kind: DeliveredKind },
): Html {
  const words = deliveryWords[language];
  const save = (format: "pdf" | "fhir", label: string): Html => html`
<form method="post" action="${deliveryPaths[language]}/file">
<input type="hidden" name="link" value="${token}"><input type="hidden" name="pass" value="${pass}"><input type="hidden" name="format" value="${format}">
<p><button type="submit">${label}</button></p>
</form>`;
  return html`<h1>${words.ready}</h1>
<p>${words.readyHint}</p>
${save("pdf", words.save[kind])}
${kind === "own-record" && save("fhir", words.saveData)}`;
}

/** Nothing opens. */
export function overPage(
  language: RequestLanguage,
  refused: Extract<LinkRefusal["refused"], "over" | "sms-failed">,
): Html {
  const words = deliveryWords[language];
  if (refused === "sms-failed")
    return html`<h1>${words.title}</h1><div class="wrong" role="alert"><p>${words.smsFailed}</p></div>`;
  return html`<h1>${words.over}</h1><p>${words.overHint}</p>`;
}

/** For a form that did not come from this page. */
export const strangeFormPage = (language: RequestLanguage): Html =>
  html`<h1>${deliveryWords[language].title}</h1><p>${deliveryWords[language].stranger}</p>`;
