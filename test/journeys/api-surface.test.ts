import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem } from "@crossbay/contract";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";

let exchange: TestExchange;
before(async () => {
  exchange = await startTestExchange({ people: 0 });
});
after(() => exchange.stop());

type Description = { openapi: string; paths: Record<string, Record<string, { responses?: object }>> };

const describe = async (): Promise<{ path: string; method: string }[]> => {
  const answer = await fetch(`${exchange.base}/api/openapi.json`);
  const description = (await answer.json()) as Description;
  assert.match(description.openapi, /^3\.1\./);
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => {
      assert.ok(Object.keys(responses ?? {}).length > 0, `${method} ${path} describes no answer`);
      return { path, method: method.toUpperCase() };
    }),
  );
};

/** What anybody may ask: the ways to a session, names of organizations, answers of the help centre, and health. */
const open = [
  /^\/api\/sign-in/,
  /^\/api\/session(\/sign-out)?$/,
  /^\/api\/relationship-managers$/,
  /^\/api\/help\/suggestions(\/|$)/,
  /^\/health\//,
];
const isOpen = (path: string) => open.some((shape) => shape.test(path));

test("every route that is not a way to a session refuses who has none, before it reads anything", async () => {
  const routes = (await describe()).filter(({ path }) => !isOpen(path));
  assert.ok(routes.length >= 9, `${routes.length} routes`);
  for (const { path, method } of routes) {
    const address = `${exchange.base}${path.replace(/\{\w+\}/g, "00000000-0000-7000-8000-000000000000")}`;
    const answer = await fetch(address, {
      method,
      ...(method === "GET" ? {} : { headers: { "content-type": "application/json" }, body: "{}" }),
    });
    assert.ok([400, 401].includes(answer.status), `${method} ${path} answers ${answer.status}`);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/problem\+json/);
  }
});

test("an unknown person and a wrong id are answered the same", async () => {
  const nurse = await PortalClient.signedIn(exchange, "rdelgado");
  const unknown = await nurse.get<Problem>("/api/persons/00000000-0000-7000-8000-000000000000/chart");
  assert.equal(unknown.status, 404);
  assert.equal(unknown.body.code, "not-found");
});

test("a change without the session's CSRF token is refused", async () => {
  const nurse = await PortalClient.signedIn(exchange, "rdelgado");
  nurse.forgetCsrfToken();
  const { status, body } = await nurse.post<Problem>("/api/persons/search", { family: "Twinning" });
  assert.deepEqual([status, body.code], [403, "csrf-token-wrong"]);
});

test("answers are not kept by browsers, framed by pages or guessed at by type", async () => {
  for (const path of ["/api/session", "/sign-in", "/dev/outbox"]) {
    const { headers } = await fetch(`${exchange.base}${path}`);
    assert.match(headers.get("content-security-policy") ?? "", /script-src 'self'.*frame-ancestors 'none'/);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.ok(headers.get("x-request-id"));
    assert.match(headers.get("cache-control") ?? "", /no-store|no-cache/);
  }
});

test("health says live and ready; the outbox is JSON for who asks for it", async () => {
  const health = async (path: string) => (await fetch(`${exchange.base}${path}`)).json();
  assert.deepEqual(await health("/health/live"), { status: "live" });
  assert.deepEqual(await health("/health/ready"), { status: "ready" });
  const outbox = await fetch(`${exchange.base}/dev/outbox`, { headers: { accept: "application/json" } });
  assert.deepEqual(Object.keys((await outbox.json()) as object).toSorted(), ["mails", "sms"]);
});
