import { type Html, html } from "../../platform/html.ts";
import { type FaqArticle, faqCategories } from "./article-rules.ts";
import { nameExchange, renderArticle } from "./render-article.ts";
import type { FaqHit } from "./search-rules.ts";

export const helpCentrePath = "/support";
export const faqSearchPath = "/support/search";
export const articlePath = (slug: string): string => `/support/faq/${slug}`;

/** The box in which somebody asks. It works without a script: the answer is a page. */
export const searchBox = (typed: string): Html =>
  html`<form method="get" action="${faqSearchPath}" role="search" class="card">
<div class="inline"><div class="field"><label for="q">What do you need help with?</label>
<input id="q" name="q" type="search" value="${typed}" maxlength="200" autocomplete="off" aria-describedby="q-hint"></div>
<button type="submit">Search</button></div>
<p class="hint" id="q-hint">In your own words, such as “forgot my password”. No names of patients, please.</p>
</form>`;

export type HelpCentreFacts = {
  exchangeName: string;
  articles: readonly FaqArticle[];
  popular: readonly FaqArticle[];
};

/** The public help centre: search, what is asked most, every question by category, and whom to ask. */
export const helpCentrePage = ({ exchangeName, articles, popular }: HelpCentreFacts): Html =>
  html`<h1>Support</h1>
${searchBox("")}
<section aria-labelledby="popular"><h2 id="popular">Asked most</h2>${questionList(popular, exchangeName)}</section>
<section aria-labelledby="by-topic"><h2 id="by-topic">All questions</h2>
${faqCategories.map(({ id, name }) => {
  const own = articles.filter(({ category }) => category === id);
  return (
    own.length > 0 &&
    // Browsers open what holds the place that an address names: the id stands within.
    html`<details><summary>${name} (${own.length})</summary><div id="${id}">${questionList(own, exchangeName)}</div></details>`
  );
})}</section>
${waysToAsk}`;

const questionList = (articles: readonly FaqArticle[], exchangeName: string): Html =>
  html`<ul class="questions">${articles.map(
    ({ slug, title }) => html`<li><a href="${articlePath(slug)}">${nameExchange(title, exchangeName)}</a></li>`,
  )}</ul>`;

/** How to reach somebody, for whom no answer fits. */
export const waysToAsk: Html = html`<section aria-labelledby="ways"><h2 id="ways">Ask us</h2>
<ul class="ways">
<li><h3><a href="/help">You have an account</a></h3><p>Sign in, send a request and follow it. Only there may you write about a patient.</p></li>
<li><h3><a href="/support/ask">You have no account, or cannot sign in</a></h3><p>Write to us here. You follow the answer by a link in your mail.</p></li>
<li><h3><a href="/find-your-relationship-manager">Your relationship manager</a></h3><p>For your organization's users, roles, worksheets and training.</p></li>
<li><h3><a href="/patients">You are a patient</a></h3><p>Your choices, who looked at your record, and a copy of it.</p></li>
<li><h3><a href="/status">Does it work right now?</a></h3><p>The state of every part of the exchange, and what is being repaired.</p></li>
</ul></section>`;

/** What was found. */
export const searchPage = (typed: string, hits: readonly FaqHit[], exchangeName: string): Html =>
  html`<h1>${typed === "" ? "Search the help centre" : "Answers"}</h1>
${searchBox(typed)}
${typed !== "" && hits.length === 0 && html`<p role="status">No answer fits these words. Try other ones, or <a href="/support/ask">ask us</a>.</p>`}
${
  hits.length > 0 &&
  html`<p role="status" class="quiet">${hits.length === 1 ? "1 answer, " : `${hits.length} answers, `}the best first.</p>
<ol class="list">${hits.map(
    ({
      article,
      excerpt,
    }) => html`<li class="card"><h2 class="found"><a href="${articlePath(article.slug)}">${nameExchange(article.title, exchangeName)}</a></h2>
<p>${nameExchange(excerpt, exchangeName)}</p></li>`,
  )}</ol>
<p>Nothing of it fits? <a href="/support/ask">Ask us</a>.</p>`
}`;

/** One answer, which ends in the link that does it. */
export const articlePage = (article: FaqArticle, related: readonly FaqArticle[], exchangeName: string): Html =>
  html`<p class="crumbs"><a href="${helpCentrePath}">Support</a> › <a href="${helpCentrePath}#${article.category}">${categoryName(article.category)}</a></p>
<h1>${nameExchange(article.title, exchangeName)}</h1>
<div class="prose">${renderArticle(article.body, exchangeName)}</div>
<p class="action"><a class="button" href="${article.action.path}">${article.action.label}</a></p>
${related.length > 0 && html`<section aria-labelledby="related"><h2 id="related">Related</h2>${questionList(related, exchangeName)}</section>`}
<p>Did this not answer it? <a href="/support/ask">Ask us</a>, or <a href="/help">sign in and send a request</a>.</p>`;

export const categoryName = (id: string): string =>
  faqCategories.find((category) => category.id === id)?.name ?? "Other";

/** For an address at which there is no answer, or no longer. */
export const noArticlePage: Html = html`<h1>There is no such answer</h1>
<p>It may have been taken away or given another address. Search for it:</p>
${searchBox("")}`;
