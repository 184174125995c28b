import { type Html, html } from "../../platform/html.ts";
import type { FaqArticle } from "../faq/article-rules.ts";
import { articlePath, searchBox } from "../faq/faq-pages.ts";
import { nameExchange } from "../faq/render-article.ts";

export const userManagersPath = "/aum";

/** The page for user managers who have not signed in: the three steps, both worksheets, and their own questions. */
export const userManagersPage = (questions: readonly FaqArticle[], exchangeName: string): Html =>
  html`<h1>For authorized user managers</h1>
<p class="lead">You decide who of your organization uses ${exchangeName}, and who no longer does. Accounts are free, and there is no limit to their number.</p>
<p class="action"><a class="button" href="/sign-in">Sign in</a></p>
<noscript><p class="notice">A personal link from our mail opens only with JavaScript. Allow it for this site and open the link again.</p></noscript>
<h2>Three steps</h2>
<ol class="steps">
<li><h3>Watch the training video</h3><p>Your organization names you in writing, and your relationship manager sends you a mail with a personal link. It opens the
video. You may stop and go on later; skipping ahead is not watching.</p></li>
<li><h3>Attest that you have completed the training</h3><p>With your name as on your account. The text and its version are kept.</p></li>
<li><h3>Submit the provisioning worksheet</h3><p>On screen, or as a spreadsheet that you fill and upload. It goes to your relationship manager, who approves each
row. New users then get their training by mail, and their credentials when they have passed it.</p></li>
</ol>
<h2>The two worksheets</h2>
<p>Your own page says which one is yours. The wrong one is refused, with the reason.</p>
<ul class="ways">
<li><h3>Has break-the-glass</h3><p>For an organization with emergency services: a hospital with an emergency department, or an EMS agency that the exchange has set so.</p>
<p><a href="/worksheets/has-break-the-glass.xlsx" download>Download as XLSX</a> · <a href="/worksheets/has-break-the-glass.csv" download>CSV</a></p></li>
<li><h3>No break-the-glass</h3><p>For all others: practices, clinics, nursing homes, home care, health plans and the rest.</p>
<p><a href="/worksheets/no-break-the-glass.xlsx" download>Download as XLSX</a> · <a href="/worksheets/no-break-the-glass.csv" download>CSV</a></p></li>
</ul>
<p class="quiet">The second sheet of the XLSX file says what each title sees. When you have signed in, the download also holds your own sites to choose from.</p>
<h2 id="questions">Questions of user managers</h2>
<ul class="questions">${questions.map(
    ({ slug, title }) => html`<li><a href="${articlePath(slug)}">${nameExchange(title, exchangeName)}</a></li>`,
  )}</ul>
${searchBox("")}
<p>Somebody leaves today? <a href="/help/new?type=deactivation">Sign in and end the access</a>: it takes effect at once.</p>`;
