import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type AccountsWorld, startAccountsWorld, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { leadsToPage } from "../../../../test/support/known-pages.ts";
import { helpCentreRoutes } from "../faq/faq-routes.ts";
import { frontRoutes } from "./front-routes.ts";

let world: AccountsWorld;
let browser: TestBrowser;

const portalPage = "<title>The portal</title>";

before(async () => {
  world = await startAccountsWorld({}, (http, context) => {
    frontRoutes(http, context, { portalPage });
    helpCentreRoutes(http, context);
  });
  const hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  await world.person({ participantId: hospital.id, titleId: "nurse", username: "aokafor" });
  browser = world.browser();
});
after(() => world.stop());

const pages = ["/", "/aum", "/support", "/support/search?q=password", "/support/faq/break-the-glass"];
const get = (url: string, headers: Record<string, string> = {}) => world.http.inject({ url, headers });

test("the home page says what the exchange is, and where to sign in and go", async () => {
  const { body, headers } = await get("/");
  assert.match(body, /<h1>Crossbay Health Information Exchange<\/h1>/);
  assert.match(body, /shows it to those who treat that/);
  for (const path of ["/sign-in", "/aum", "/patients", "/support", "/directory", "/status"]) {
    assert.match(body, new RegExp(`<a[^>]* href="${path}"`), path);
  }
  assert.equal(headers["cache-control"], "no-store");
});

test("the page for user managers has the three steps, both worksheets and their own questions", async () => {
  const { body } = await get("/aum");
  for (const words of [
    /Watch the training video/,
    /Attest/,
    /Submit the provisioning worksheet/,
    /\/support\/faq\/deactivate-user/,
  ]) {
    assert.match(body, words);
  }
  assert.equal([...body.matchAll(/href="\/worksheets\//g)].length, 4);
});

test("whoever has a session gets the portal at the same address, locked too, and the public page again when it has ended", async () => {
  await browser.signIn("aokafor");
  for (const path of ["/", "/aum"]) assert.equal((await browser.file(path)).text, portalPage);
  world.clock.advance(16 * 60_000);
  assert.equal((await browser.file("/")).text, portalPage);
  world.clock.advance(12 * 60 * 60_000);
  assert.match((await browser.file("/")).text, /<h1>/);
  assert.match((await get("/", { cookie: `__Host-crossbay=${"a".repeat(43)}` })).body, /<h1>/);
});

test("looking at the home page does not keep a session awake", async () => {
  await browser.signIn("aokafor");
  world.clock.advance(14 * 60_000);
  await browser.file("/");
  world.clock.advance(2 * 60_000);
  assert.equal((await browser.get<{ state: string }>("/api/session")).body.state, "locked");
});

test("a personal link of a mail leads to the portal without a session", async () => {
  assert.equal((await get("/aum?link")).body, portalPage);
  assert.equal((await get("/aum/?link=")).body, portalPage);
  const [, script] = /<script type="module" src="([^"]+)">/.exec((await get("/aum")).body)!;
  const { body, headers } = await get(script!);
  assert.match(String(headers["content-type"]), /javascript/);
  assert.match(body, /location\.replace\(`\/aum\?link/);
});

test("every link of the public pages leads to a page that there is", async () => {
  for (const page of pages) {
    const { body } = await get(page);
    for (const [, address] of body.matchAll(/<(?:a|form)[^>]* (?:href|action)="(\/[^"]*)"/g)) {
      assert.ok(leadsToPage(address!), `${page} leads to ${address}`);
    }
  }
});

test("a public page weighs less than 200 kB with its style, letters, mark and script, and needs nothing from elsewhere", async () => {
  for (const page of pages) {
    const { body } = await get(page);
    const style = /<link rel="stylesheet" href="([^"]+)">/.exec(body)![1]!;
    const css = (await get(style)).body;
    const files = [
      style,
      ...[...body.matchAll(/<(?:link rel="icon"[^>]*|script[^>]*) (?:href|src)="([^"]+)"/g)].map(([, path]) => path!),
      ...[...css.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path!),
    ];
    assert.ok(files.length >= 6, page);
    let bytes = Buffer.byteLength(body);
    for (const path of files) {
      assert.match(path, /^\/pages\//);
      bytes += (await get(path)).rawPayload.length;
    }
    assert.ok(bytes < 200_000, `${page}: ${bytes}`);
    assert.doesNotMatch(body, /(?:src|href)="https?:/);
  }
});
