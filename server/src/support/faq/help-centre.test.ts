import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Article, ArticleEdit, ArticleLines, ArticlePreview, Problem, Suggestions } from "@crossbay/contract";
import {
  type AccountsWorld,
  sql,
  startAccountsWorld,
  type TestBrowser,
} from "../../../../test/support/accounts-world.ts";
import { makeHttpServer } from "../../platform/http.ts";
import { makeMetrics } from "../../platform/metrics.ts";
import { rows } from "../../platform/sql.ts";
import { articleRoutes } from "./article-routes.ts";
import { helpCentreRoutes } from "./faq-routes.ts";

let world: AccountsWorld;
let agent: TestBrowser;
let administrator: TestBrowser;
let clinician: TestBrowser;

before(async () => {
  world = await startAccountsWorld({}, (http, context) => {
    helpCentreRoutes(http, context);
    articleRoutes(http, context);
  });
  const exchange = await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" });
  const hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  const signedIn = async (titleId: string, participantId: typeof exchange.id, username: string) => {
    await world.person({ participantId, titleId, username });
    const browser = world.browser();
    await browser.signIn(username);
    return browser;
  };
  agent = await signedIn("support-agent", exchange.id, "sadeyemi");
  administrator = await signedIn("administrator", exchange.id, "ohaddad");
  clinician = await signedIn("nurse", hospital.id, "aokafor");
});
after(() => world.stop());

const get = (url: string) => world.http.inject({ url });
const suggest = async (body: object): Promise<Suggestions["suggestions"]> =>
  (await world.http.inject({ method: "POST", url: "/api/help/suggestions", payload: body })).json<Suggestions>()
    .suggestions;
const say = (slug: string, remoteAddress = "192.0.2.10") =>
  world.http.inject({ method: "POST", url: `/api/help/suggestions/${slug}/helped`, remoteAddress });
const edit = (more: Partial<ArticleEdit> = {}): ArticleEdit => ({
  version: 0,
  title: "What does an account cost us?",
  category: "getting-an-account",
  body: "Nothing at all, as ever.\n\nAsk your *user manager* for one. It takes a quokka.",
  keywords: "wombat",
  action: { label: "Begin", path: "/aum" },
  hidden: false,
  ...more,
});
const put = <Body = Article>(slug: string, body: ArticleEdit, browser = agent) =>
  browser.put<Body>(`/api/support/articles/${slug}`, body);

test("the help centre shows every question by topic, and what is asked most", async () => {
  const { statusCode, body } = await get("/support");
  assert.equal(statusCode, 200);
  assert.match(body, /Asked most/);
  assert.match(body, /<a href="\/support\/faq\/forgotten-password">I forgot my password<\/a>/);
  assert.match(body, /For user managers \(\d+\)/);
  assert.match(body, /action="\/support\/search"/);
});

test("a search without JavaScript is a page, with what was typed in its box", async () => {
  const { body } = await get("/support/search?q=forgoten+pasword");
  assert.match(body, /value="forgoten pasword"/);
  assert.match(body, /<h2 class="found"><a href="\/support\/faq\/forgotten-password">/);
});

test("script in a search is shown and never run, and what was typed is logged nowhere", async () => {
  const typed = '"><script>alert(1)</script>';
  const { body, headers } = await get(`/support/search?q=${encodeURIComponent(typed)}`);
  assert.doesNotMatch(body, /<script>alert/);
  assert.match(body, /value="&quot;&gt;&lt;script&gt;/);
  assert.match(String(headers["content-security-policy"]), /script-src 'self'/);
  assert.match((await get(`/support/search?q=${"quagga".repeat(5_000)}`)).body, /No answer fits/);
  assert.ok(!world.logLines.some((line) => /alert|quagga/.test(line)));
});

test("an answer ends in the link that does it, and one that is not there is said to be missing", async () => {
  const { body } = await get("/support/faq/forgotten-password");
  assert.match(body, /<h1>I forgot my password<\/h1>/);
  assert.match(body, /<a class="button" href="\/sign-in\/forgotten">Get a temporary password<\/a>/);
  for (const slug of ["no-such-answer", "..%2f..%2fpackage.json", "%3Cscript%3E", "constructor"]) {
    const missing = await get(`/support/faq/${slug}`);
    assert.equal(missing.statusCode, 404, slug);
    assert.match(missing.body, /There is no such answer/);
    assert.doesNotMatch(missing.body, /<script>/);
  }
});

test("answers are suggested while somebody types, at most five, each with its first sentence", async () => {
  const suggestions = await suggest({ text: "the pop up window is blocked" });
  assert.deepEqual(suggestions[0], {
    slug: "pop-up-windows",
    title: "A result opens no window. How do I allow pop-up windows?",
    excerpt: "Results and documents can open in windows of their own, beside the chart.",
    path: "/support/faq/pop-up-windows",
  });
  assert.ok(suggestions.length <= 5);
  assert.equal((await suggest({ text: "", type: "forgotten-username" }))[0]?.slug, "forgotten-username");
  assert.deepEqual(await suggest({ text: "" }), []);
  for (const body of [{ text: "x".repeat(501) }, { text: "a", type: "nonsense" }, {}, { text: 7 }]) {
    const { statusCode } = await world.http.inject({ method: "POST", url: "/api/help/suggestions", payload: body });
    assert.equal(statusCode, 400);
  }
});

test("an answer that helped is counted, and no network counts more than twenty in an hour", async () => {
  for (let time = 0; time < 25; time += 1) assert.equal((await say("verify-users")).statusCode, 204);
  assert.equal((await say("verify-users", "203.0.113.7")).statusCode, 204);
  assert.equal((await say("no-such-answer", "203.0.113.7")).statusCode, 204);
  const { body } = await agent.get<ArticleLines>("/api/support/articles");
  const helped = new Map(body.articles.map((article) => [article.slug, article.helped]));
  assert.equal(helped.get("verify-users"), 21);
  assert.equal(helped.get("fees"), 0);
  assert.match(
    (await get("/support")).body,
    /Asked most<\/h2><ul class="questions"><li><a href="\/support\/faq\/verify-users">/,
  );
  world.clock.advance(61 * 60_000);
  await agent.signIn("sadeyemi");
  await administrator.signIn("ohaddad");
  await clinician.signIn("aokafor");
  await say("verify-users");
  assert.equal((await agent.get<Article>("/api/support/articles/verify-users")).body.helped, 22);
});

test("staff write another version of an answer: it is read and found at once, and the earlier ones stay", async () => {
  const { status, body } = await put("fees", edit());
  assert.equal(status, 200);
  assert.equal(body.version, 1);
  assert.equal(body.changedBy, "Rosa Delgado");
  assert.deepEqual(
    body.versions.map(({ version }) => version),
    [1, 0],
  );
  const page = (await get("/support/faq/fees")).body;
  assert.match(page, /What does an account cost us\?/);
  assert.match(page, /<em>user manager<\/em>/);
  assert.match((await get("/support/search?q=wombat")).body, /href="\/support\/faq\/fees"/);
  assert.equal((await suggest({ text: "quokka" }))[0]?.slug, "fees");
  const before_ = await agent.get<Article>("/api/support/articles/fees/versions/0");
  assert.equal(before_.body.title, "What does an account cost?");
  assert.equal((await put("fees", edit({ version: 1, body: "Third words." }), administrator)).body.version, 2);
  assert.equal((await agent.get<Article>("/api/support/articles/fees/versions/1")).body.keywords, "wombat");
});

test("two people who write at once: the second is told, and nothing is lost", async () => {
  const late = await put<Problem>("fees", edit({ version: 0 }));
  assert.equal(late.status, 409);
  assert.equal(late.body.code, "already-decided");
  const [first, second] = await Promise.all([
    put("several-organizations", edit({ title: "One" })),
    put("several-organizations", edit({ title: "Two" }), administrator),
  ]);
  assert.deepEqual([first.status, second.status].sort(), [200, 409]);
  assert.equal((await put("fees", edit({ version: 7 }))).status, 409);
});

test("a new answer gets an address of its own; a hidden one is neither read nor found nor suggested", async () => {
  assert.equal(
    (await put("parking-at-the-exchange", edit({ title: "Where do I park?", keywords: "parking garage" }))).status,
    200,
  );
  assert.equal((await get("/support/faq/parking-at-the-exchange")).statusCode, 200);
  assert.equal(
    (await put("parking-at-the-exchange", edit({ version: 1, hidden: true, keywords: "parking garage" }))).body.hidden,
    true,
  );
  assert.equal((await get("/support/faq/parking-at-the-exchange")).statusCode, 404);
  assert.ok(!(await suggest({ text: "parking garage" })).some(({ slug }) => slug === "parking-at-the-exchange"));
  const { body } = await agent.get<ArticleLines>("/api/support/articles");
  assert.ok(body.articles.some(({ slug, hidden }) => slug === "parking-at-the-exchange" && hidden));
  assert.ok(body.categories.some(({ id }) => id === "user-managers"));
});

test("what is not right in an answer is said field by field, and nothing is written", async () => {
  const { status, body } = await put<Problem>(
    "rotten",
    edit({ category: "elsewhere", action: { label: "Go", path: "//evil.example" } }),
  );
  assert.equal(status, 422);
  assert.deepEqual(
    body.fields?.map(({ field }) => field),
    ["category", "action"],
  );
  assert.equal((await put("rotten", edit({ action: { label: "Go", path: "https://evil.example" } }))).status, 400);
  assert.equal((await put("Rotten!", edit())).status, 400);
  assert.equal((await put("rotten", edit({ body: "x".repeat(20_001) }))).status, 400);
  assert.equal((await agent.get("/api/support/articles/rotten")).status, 404);
  assert.equal((await agent.get("/api/support/articles/fees/versions/99")).status, 404);
});

test("the preview is the HTML of the page, without anything that runs", async () => {
  const { body } = await agent.post<ArticlePreview>("/api/support/articles/preview", {
    body: "# Head\n\n**Hi** <script>alert(1)</script> [x](javascript:alert(1)) at {{exchange}}",
  });
  assert.match(body.html, /<h2>Head<\/h2>/);
  assert.match(body.html, /<strong>Hi<\/strong> &lt;script&gt;/);
  assert.match(body.html, /Crossbay Health Information Exchange/);
  assert.doesNotMatch(body.html, /<script|href/);
});

test("while the database is away the help centre stands, with what was read last", async () => {
  const { database } = world.context;
  let isAway = false;
  const snapshot: typeof database.snapshot = (work) =>
    isAway ? Promise.reject(new Error("The database is away.")) : database.snapshot(work);
  const http = await makeHttpServer({ log: world.context.log, metrics: makeMetrics(), trustedProxies: [] });
  const broken = Object.create(database, { snapshot: { value: snapshot } }) as typeof database;
  helpCentreRoutes(http, { ...world.context, database: broken } as typeof world.context);
  assert.match((await http.inject({ url: "/support/faq/fees" })).body, /Third words/);
  isAway = true;
  assert.match((await http.inject({ url: "/support/faq/fees" })).body, /Third words/);
  for (const url of ["/support", "/support/search?q=password"])
    assert.equal((await http.inject({ url })).statusCode, 200, url);
  await http.close();
});

test("only those who write what users read may write answers, and each change is in the audit record without its words", async () => {
  for (const [status, answer] of [
    [403, await clinician.get("/api/support/articles")],
    [403, await put("fees", edit({ version: 2 }), clinician)],
    [401, await world.browser().get("/api/support/articles")],
  ] as const) {
    assert.equal(answer.status, status);
  }
  const entries = await world.transaction((tx) =>
    rows<{ detail: object }>(
      tx,
      sql`select detail from audit.entry where action = 'help-article-change' and outcome = 'succeeded'`,
    ),
  );
  assert.ok(entries.length >= 5);
  assert.deepEqual(entries[0]!.detail, { article: "fees", version: 1 });
  assert.ok(!JSON.stringify(entries).includes("quokka"));
});
