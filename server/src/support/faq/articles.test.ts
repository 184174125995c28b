import assert from "node:assert/strict";
import { test } from "node:test";
import { TicketType } from "@crossbay/contract";
import { leadsToPage } from "../../../../test/support/known-pages.ts";
import { firstSentence, plainWords, refuseArticle } from "./article-rules.ts";
import { productArticles } from "./product-articles.ts";
import { renderArticle } from "./render-article.ts";

const articles = [...productArticles.values()];
const types: readonly string[] = TicketType.enum;

const linksOf = (body: string): string[] => [...body.matchAll(/\]\(([^)]+)\)/g)].map(([, address]) => address!);

test("every answer is 60 to 250 words long, in a category that there is, and ends in an action of ours", () => {
  assert.ok(articles.length >= 40);
  for (const article of articles) {
    assert.deepEqual(refuseArticle(article), [], article.slug);
    const words = plainWords(article.body).split(/\s+/).length;
    assert.ok(words >= 60 && words <= 250, `${article.slug} has ${words} words`);
    assert.ok(article.action.label.length > 3 && article.action.label.length <= 80, article.slug);
  }
});

test("every link of an answer, and the action that it ends in, leads to a page that there is", () => {
  for (const { slug, body, action } of articles) {
    for (const address of [...linksOf(body), action.path]) {
      assert.ok(leadsToPage(address), `${slug} leads to ${address}`);
      const answer = /^\/support\/faq\/([^#?]+)/.exec(address)?.[1];
      assert.ok(answer === undefined || productArticles.has(answer), `${slug} leads to ${address}`);
      const type = new URL(address, "https://exchange.example").searchParams.get("type");
      assert.ok(type === null || types.includes(type), `${slug} asks for ${type}`);
    }
  }
});

test("each type of request has an answer that may spare it", () => {
  const spared = new Set(articles.flatMap((article) => article.types));
  for (const type of spared) assert.ok(types.includes(type), type);
  assert.deepEqual(
    types.filter((type) => !spared.has(type)),
    [],
  );
});

test("the first sentence of an answer says something by itself", () => {
  for (const { slug, body } of articles) {
    const sentence = firstSentence(body);
    assert.ok(sentence.length >= 20 && sentence.length <= 222, `${slug}: ${sentence}`);
    assert.doesNotMatch(sentence, /[*[\]`]/, slug);
  }
});

test("what somebody writes into an answer is shown and never run, and leads nowhere strange", () => {
  for (const body of [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>)",
    "[x](//elsewhere.example)",
    "[x](/\\elsewhere.example)",
    "[x](http://elsewhere.example)",
    "![x](https://tracker.example/pixel.png)",
    '<https://user@elsewhere.example/" onclick=alert(1)>',
  ]) {
    const { html } = renderArticle(body, "Crossbay");
    assert.doesNotMatch(html, /<(?:script|img|iframe)|href="(?!https:|\/[^/\\])|<[^>]*\son\w+=/i, body);
  }
});

test("the name of the exchange in an answer is a name, whatever it looks like", () => {
  const { html } = renderArticle("At {{exchange}}.", "[A](/b) & <i>Sons</i>");
  assert.equal(html, "<p>At [A](/b) &amp; &lt;i&gt;Sons&lt;/i&gt;.</p>\n");
});

test("an action that leads off the site is refused, field by field", () => {
  const article = { category: "nowhere", body: "  ", action: { label: "Go", path: "//elsewhere.example" } };
  assert.deepEqual(
    refuseArticle(article).map(({ field }) => field),
    ["category", "action", "body"],
  );
  for (const path of ["/\\elsewhere.example", "https://elsewhere.example", "/a b", "javascript:alert(1)"]) {
    assert.equal(refuseArticle({ ...article, action: { label: "Go", path } }).length, 3, path);
  }
});
