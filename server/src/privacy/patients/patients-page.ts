import { type Html, html } from "../../platform/html.ts";
import {
  type PatientField,
  type PatientForm,
  type PatientFormFault,
  patientLengthsMax,
  relations,
  requestKinds,
} from "./patient-form-rules.ts";
import { patientPaths } from "./patient-paths-rules.ts";
import type { PatientsPageWords } from "./patients-page-words.ts";
import { patientsPageWords } from "./patients-words.ts";
import type { RequestLanguage } from "./request-rules.ts";

export type PatientsPage = {
  language: RequestLanguage;
  exchangeName: string;
  /** What was typed, when it comes back. */
  form?: PatientForm;
  faults: readonly PatientFormFault[];
  busy: boolean;
};

/** The page for patients: what the exchange is, what they may decide, and the form by which they ask for what is theirs. */
export function patientsPage(page: PatientsPage): Html {
  const words = patientsPageWords[page.language];
  const fill = (text: string) => text.replaceAll("{{exchange}}", page.exchangeName);
  const { what, choices, rights, questions } = words;
  return html`<h1>${words.heading}</h1>
${page.busy && html`<div class="wrong" role="alert"><h2>${words.form.busyHeading}</h2><p>${words.form.busy}</p></div>`}
${page.faults.length > 0 && summary(words, page.faults)}
${words.intro.map((text) => html`<p>${fill(text)}</p>`)}
<nav aria-label="${words.onThisPage}"><ul>
${sections(words).map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)}
</ul></nav>
<section id="what"><h2>${what.heading}</h2>${what.paragraphs.map((text) => html`<p>${text}</p>`)}</section>
<section id="choices"><h2>${choices.heading}</h2><p>${choices.intro}</p>
${choices.list.map(({ choice, means }) => html`<div class="card"><h3>${choice}</h3><p>${means}</p></div>`)}
<h3>${choices.howHeading}</h3>${choices.how.map((text) => html`<p>${text}</p>`)}
<h3>${choices.minorsHeading}</h3>${choices.minors.map((text) => html`<p>${text}</p>`)}</section>
<section id="rights"><h2>${rights.heading}</h2><ul>${rights.list.map((text) => html`<li>${text}</li>`)}</ul></section>
<section id="questions"><h2>${questions.heading}</h2>
${questions.list.map(({ question, answer }) => html`<details><summary>${question}</summary><p>${answer}</p></details>`)}</section>
<section id="ask"><h2>${words.form.heading}</h2>${requestForm(words, page)}</section>`;
}

const sections = ({ what, choices, rights, questions, form }: PatientsPageWords) => [
  { id: "what", heading: what.heading },
  { id: "choices", heading: choices.heading },
  { id: "rights", heading: rights.heading },
  { id: "questions", heading: questions.heading },
  { id: "ask", heading: form.heading },
];

const summary = ({ form }: PatientsPageWords, faults: readonly PatientFormFault[]): Html =>
  html`<div class="wrong" role="alert"><h2>${form.faults}</h2>
<ul>${faults.map(({ field, detail }) => html`<li><a href="#${field}">${detail}</a></li>`)}</ul></div>`;

function requestForm({ form: words }: PatientsPageWords, { language, form, faults }: PatientsPage): Html {
  const field = (name: PatientField, label: string, control: (about: Html) => Html, hint?: string): Html => {
    const fault = faults.find((one) => one.field === name);
    const describedBy = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(" ");
    const about = html`id="${name}" name="${name}" aria-invalid="${fault ? "true" : "false"}"${describedBy !== "" && html` aria-describedby="${describedBy}"`}`;
    return html`<div class="field"><label for="${name}">${label}</label>${control(about)}
${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${fault && html`<p class="error" id="${name}-error">${fault.detail}</p>`}</div>`;
  };
  const input = (name: "name" | "birthDate" | "contact", more: Html) => (about: Html) =>
    html`<input ${about} value="${form?.[name] ?? ""}" required maxlength="${patientLengthsMax[name]}" ${more}>`;
  const select =
    <Value extends string>(values: readonly Value[], labels: Record<Value, string>, chosen?: string) =>
    (about: Html) =>
      html`<select ${about} required><option value="">${words.choose}</option>
${values.map((value) => html`<option value="${value}"${value === chosen && html` selected`}>${labels[value]}</option>`)}</select>`;
  return html`<p>${words.intro}</p>
<form method="post" action="${patientPaths[language]}#ask" class="card" novalidate>
<div class="elsewhere" aria-hidden="true"><label for="website">${words.leaveEmpty}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${field("kind", words.kind, select(requestKinds, words.kinds, form?.kind))}
${field("relation", words.relation, select(relations, words.relations, form?.relation))}
${field("name", words.name, input("name", html`autocomplete="off"`))}
${field("birthDate", words.birthDate, input("birthDate", html`type="date" min="1880-01-01" autocomplete="off"`), words.birthDateHint)}
${field("contact", words.contact, input("contact", html`autocomplete="email"`), words.contactHint)}
${field(
  "words",
  words.words,
  (about) => html`<textarea ${about} maxlength="${patientLengthsMax.words}">
${form?.words ?? ""}</textarea>`,
  words.wordsHint,
)}
<button type="submit">${words.send}</button>
<p class="hint">${words.next}</p>
</form>`;
}

/** What stands there once a request was sent. */
export function receivedPage(language: RequestLanguage, number: string | undefined): Html {
  const { received } = patientsPageWords[language];
  return html`<h1>${received.heading}</h1>
${number !== undefined && html`<p class="notice" role="status">${received.number(number)}</p>`}
<ol>${received.next.map((step) => html`<li>${step}</li>`)}</ol>
<p><a href="${patientPaths[language]}">${received.back}</a></p>`;
}

/** For a form that did not come from this page. */
export function strangePatientPage(language: RequestLanguage): Html {
  const { stranger } = patientsPageWords[language];
  return html`<h1>${stranger.title}</h1><p>${stranger.words}</p><p><a href="${patientPaths[language]}">${stranger.back}</a></p>`;
}
