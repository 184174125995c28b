import { type Html, html } from "../../platform/html.ts";

/** The exchange's home page: what it is in a sentence, sign-in, and where everybody else goes. */
export const homePage = (exchangeName: string): Html =>
  html`<h1>${exchangeName}</h1>
<p class="lead">The exchange brings together what hospitals, practices, laboratories and others record about a patient, and shows it to those who treat that
patient: when the patient has agreed, or in an emergency as the law allows.</p>
<p class="action"><a class="button" href="/sign-in">Sign in</a></p>
<h2>Where to go</h2>
<ul class="ways">
${ways.map(({ path, name, words }) => html`<li><h3><a href="${path}">${name}</a></h3><p>${words}</p></li>`)}
</ul>`;

const ways: readonly { path: string; name: string; words: string | Html }[] = [
  {
    path: "/aum",
    name: "For user managers",
    words: "Get your organization's people in: three steps, both worksheets to download, and answers.",
  },
  {
    path: "/patients",
    name: "For patients",
    words: html`What the exchange is, your choices, and how to ask who looked at your record. <a href="/pacientes" hreflang="es" lang="es">También en español</a>.`,
  },
  {
    path: "/support",
    name: "Support",
    words: "Answers to what is asked most: passwords, codes, consent, pop-up windows. And how to ask us.",
  },
  {
    path: "/directory",
    name: "Directory",
    words: "Which organizations take part, and what each of them sends.",
  },
  {
    path: "/status",
    name: "Status",
    words: "Whether everything works right now, and what is planned.",
  },
  {
    path: "/find-your-relationship-manager",
    name: "Find your relationship manager",
    words: "The person of the exchange who looks after your organization.",
  },
];
