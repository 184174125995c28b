import { type Html, html } from "../../platform/html.ts";
import {
  type AskFault,
  type AskField,
  type AskForm,
  askedTypes,
  askedTypeWords,
  askLengthsMax,
  patientWords,
} from "./ask-form-rules.ts";

export const askPath = "/support/ask";
const safelyPath = "/support/faq/send-patient-data-safely";

/** The page on which anybody asks for help, signed in or not. */
export const askPage = ({
  form,
  faults,
  busy,
}: {
  form?: AskForm;
  faults: readonly AskFault[];
  busy: boolean;
}): Html => html`
<h1>Ask us</h1>
<p>Many questions are answered in the <a href="/support">help centre</a>. If you can sign in, <a href="/help/new">send your request from there</a>: what concerns a user or a patient is done sooner, and goes encrypted.</p>
<p class="notice">Nothing about a patient, please: no names, birth dates or record numbers, and never a password or code. <a href="${safelyPath}">How to send patient data safely</a></p>
${busy && html`<div class="wrong" role="alert"><h2>Not sent</h2><p>Many requests came from your network. Wait ten minutes and send it again: what you wrote is still here.</p></div>`}
${faults.length > 0 && summary(faults)}
<form method="post" action="${askPath}" class="card" novalidate data-suggest-answers>
<div class="elsewhere" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${field(
  "type",
  "What is it about?",
  faults,
  (about) => html`<select ${about} required><option value="">Choose</option>
${askedTypes.map((type) => html`<option value="${type}"${type === form?.type && html` selected`}>${askedTypeWords(type)}</option>`)}</select>`,
)}
${input("name", "Your name", form, faults, { autocomplete: "name" })}
${input("email", "Your e-mail address", form, faults, { autocomplete: "email", type: "email", hint: "A link to follow your request goes there. Usernames are told only to addresses that we have on record." })}
${input("organization", "Your organization", form, faults, { autocomplete: "organization", optional: true })}
${input("subject", "In a few words", form, faults, {})}
${field(
  "text",
  "What happened, or what do you need?",
  faults,
  (about) => html`<textarea ${about} required maxlength="${askLengthsMax.text}">
${form?.text ?? ""}</textarea>`,
)}
<button type="submit">Send</button>
</form>`;

const summary = (
  faults: readonly AskFault[],
): Html => html`<div class="wrong" role="alert"><h2>There is something to correct</h2>
<ul>${faults.map(({ field: name, detail }) => html`<li><a href="#${name}">${detail}</a></li>`)}</ul>
${faults.some(({ detail }) => detail === patientWords) && html`<p>It belongs on an encrypted way: <a href="${safelyPath}">how to send patient data safely</a>.</p>`}</div>`;

function input(
  name: AskField,
  label: string,
  form: AskForm | undefined,
  faults: readonly AskFault[],
  {
    autocomplete = "off",
    type = "text",
    hint,
    optional = false,
  }: { autocomplete?: string; type?: string; hint?: string; optional?: boolean },
): Html {
  const control = (about: Html) =>
    html`<input ${about} value="${form?.[name] ?? ""}" type="${type}" autocomplete="${autocomplete}" maxlength="${askLengthsMax[name]}"${!optional && html` required`}>`;
  return field(name, optional ? `${label} (if it is about one)` : label, faults, control, hint);
}

function field(
  name: AskField,
  label: string,
  faults: readonly AskFault[],
  control: (about: Html) => Html,
  hint?: string,
): Html {
  const fault = faults.find((one) => one.field === name);
  const describedBy = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(" ");
  const about = html`id="${name}" name="${name}" aria-invalid="${fault ? "true" : "false"}"${describedBy !== "" && html` aria-describedby="${describedBy}"`}`;
  return html`<div class="field"><label for="${name}">${label}</label>${control(about)}
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${fault && html`<p class="error" id="${name}-error">${fault.detail}</p>`}</div>`;
}

/** What stands there once a request was sent, whoever wrote it and whatever became of it. */
export const askedPage = (masked: boolean): Html => html`
<h1>Your request is on its way</h1>
${masked && html`<p class="notice">A password or a code stood in it. We masked it. If it was yours, <a href="/sign-in/forgotten">set a new password</a> now, and never tell anybody one.</p>`}
<p>We sent a link to the e-mail address that you gave. With it you follow your request, read the answer and add to it.</p>
<p>No mail after a few minutes? Look into the folder for unwanted mail, or <a href="${askPath}">send it again</a> with the address in full.</p>`;

/** For a form that did not come from this page. */
export const askStrangerPage = (): Html => html`
<h1>Nothing was sent</h1>
<p>The form did not come from this page. <a href="${askPath}">Open the page</a> and send it from there.</p>`;
