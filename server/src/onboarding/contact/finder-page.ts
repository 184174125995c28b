import { type Organization, participantTypeWords } from "../../accounts/index.ts";
import { type Html, html } from "../../platform/html.ts";
import { type ContactFault, type ContactField, type ContactForm, contactLengthsMax } from "./contact-form-rules.ts";
import { toTheExchange } from "./take-contact-request.ts";

export const finderPath = "/find-your-relationship-manager";

/** What the page shows besides the search. */
export type Finder = {
  exchangeName: string;
  /** What was searched for; empty: nothing yet. */
  typed: string;
  found: readonly Organization[];
  /** There are more than are shown. */
  more: boolean;
  /** To whom a letter is written. */
  writing?: {
    organization?: Organization | undefined;
    form?: ContactForm;
    faults: readonly ContactFault[];
    busy: boolean;
  };
};

/** The page on which anybody finds the relationship manager of an organization, and writes to them. */
export const finderPage = (finder: Finder): Html => html`
<h1>Find your relationship manager</h1>
<p>A relationship manager looks after each organization that takes part in ${finder.exchangeName}: agreements, user managers, training, and every question that your own user manager cannot answer.</p>
${search(finder.typed)}
${finder.writing ? letter(finder, finder.writing) : results(finder)}`;

const search = (typed: string): Html => html`
<form method="get" action="${finderPath}" role="search" class="card">
<div class="inline">
<div class="field">
<label for="organization">Name of your organization</label>
<input id="organization" name="organization" value="${typed}" maxlength="100" autocomplete="off" list="organization-names" spellcheck="false">
<datalist id="organization-names"></datalist>
</div>
<button type="submit">Find</button>
</div>
<p class="hint">Part of the name or of a site is enough.</p>
</form>`;

function results({ typed, found, more }: Finder): Html {
  if (typed === "")
    return html`<p class="quiet">Enter a name above. What you find here are organizations; people are not listed.</p>`;
  if (found.length === 0) {
    return html`<section aria-live="polite"><h2>No organization found</h2>
<p>Nothing here is called “${typed}”. Try one word of the name, or <a href="${finderPath}?to=${toTheExchange}#write">write to us</a> and we find out who is there for you.</p></section>`;
  }
  return html`<section aria-live="polite"><h2>${found.length === 1 ? "1 organization" : `${found.length} organizations`} found</h2>
<ul class="list">${found.map((organization) => card(organization, typed))}</ul>
${more && html`<p class="quiet">There are more. Enter more of the name.</p>`}
<p>Not yours? <a href="${finderPath}?to=${toTheExchange}#write">Write to us</a> and we find out who is there for you.</p></section>`;
}

const card = (organization: Organization, typed: string): Html => html`<li class="card"><h3>${organization.name}</h3>
<dl>
<dt>Kind</dt><dd>${participantTypeWords[organization.type]}</dd>
${organization.sites.length > 0 && html`<dt>Sites</dt><dd>${organization.sites.join(" · ")}</dd>`}
<dt>Relationship manager</dt><dd>${organization.relationshipManager ?? "Not named yet: your letter goes to the whole team"}</dd>
</dl>
<p><a href="${finderPath}?organization=${encodeURIComponent(typed)}&to=${organization.id}#write">Write to ${organization.relationshipManager ?? "the team"} about ${organization.name}</a></p></li>`;

function letter({ exchangeName }: Finder, { organization, form, faults, busy }: NonNullable<Finder["writing"]>): Html {
  const reader = organization?.relationshipManager ?? `the relationship managers of ${exchangeName}`;
  return html`<section id="write"><h2>Write to ${reader}</h2>
${organization && html`<p>About <strong>${organization.name}</strong>. <a href="${finderPath}">Another organization</a></p>`}
${busy && html`<div class="wrong" role="alert"><h2>Not sent</h2><p>Many letters came from your network. Wait ten minutes and send it again: what you wrote is still here.</p></div>`}
${faults.length > 0 && summary(faults)}
<form method="post" action="${finderPath}" class="card" novalidate>
<input type="hidden" name="to" value="${organization?.id ?? toTheExchange}">
<div class="elsewhere" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${field({ name: "name", label: "Your name", autocomplete: "name" }, form, faults)}
${field({ name: "email", label: "Your e-mail address", autocomplete: "email", hint: "The answer goes there." }, form, faults)}
${field({ name: "message", label: "What is it about?", hint: "Nothing about a patient, please: this is not a place for it." }, form, faults)}
<button type="submit">Send to ${reader}</button>
</form></section>`;
}

const summary = (
  faults: readonly ContactFault[],
): Html => html`<div class="wrong" role="alert"><h2>There is something to correct</h2>
<ul>${faults.map(({ field, detail }) => html`<li><a href="#${field}">${detail}</a></li>`)}</ul></div>`;

function field(
  { name, label, hint, autocomplete }: { name: ContactField; label: string; hint?: string; autocomplete?: string },
  form: ContactForm | undefined,
  faults: readonly ContactFault[],
): Html {
  const fault = faults.find((one) => one.field === name);
  const describedBy = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(" ");
  const about = html` aria-invalid="${fault ? "true" : "false"}"${describedBy !== "" && html` aria-describedby="${describedBy}"`} required maxlength="${contactLengthsMax[name]}"`;
  const typed = form?.[name] ?? "";
  const control =
    name === "message"
      ? html`<textarea id="message" name="message"${about}>
${typed}</textarea>`
      : html`<input id="${name}" name="${name}" value="${typed}" type="${name === "email" ? "email" : "text"}" autocomplete="${autocomplete ?? "off"}"${about}>`;
  return html`<div class="field"><label for="${name}">${label}</label>${control}
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
${fault && html`<p class="error" id="${name}-error">${fault.detail}</p>`}</div>`;
}

/** What stands there once a letter was sent, whoever wrote it and whatever became of it. */
export const sentPage = (): Html => html`
<h1>Your letter is on its way</h1>
<p>A relationship manager reads it and answers to the e-mail address that you gave, usually within two working days.</p>
<p><a href="${finderPath}">Find another organization</a></p>`;

/** For a form that did not come from this page. */
export const strangerPage = (): Html => html`
<h1>Nothing was sent</h1>
<p>The form did not come from this page. <a href="${finderPath}">Open the page</a> and send it from there.</p>`;
