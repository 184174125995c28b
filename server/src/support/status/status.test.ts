import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Announcements, StatusItem, StatusItems } from "@crossbay/contract";
import {
  type AccountsWorld,
  sql,
  startAccountsWorld,
  type TestBrowser,
} from "../../../../test/support/accounts-world.ts";
import { statusPageRoutes } from "./status-page-routes.ts";
import { statusRoutes } from "./status-routes.ts";

let world: AccountsWorld;
let agent: TestBrowser;
let clinician: TestBrowser;
let textMessageFailures = 0;
let feedsFail = false;

before(async () => {
  world = await startAccountsWorld({}, (http, context) => {
    statusRoutes(http, context);
    statusPageRoutes(http, context, {
      feeds: async () => {
        if (feedsFail) throw new Error("The database is away.");
        return [{ state: "live", lastMessageAt: context.clock.now().toISOString() }];
      },
      listening: async () => true,
      textMessageFailures: () => textMessageFailures,
    });
  });
  const exchange = await world.participant({ name: "Crossbay Health Information Exchange", type: "exchange" });
  const hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  await world.person({
    participantId: exchange.id,
    titleId: "support-agent",
    username: "sadeyemi",
    given: "Sam",
    family: "Adeyemi",
  });
  await world.person({ participantId: hospital.id, titleId: "nurse", username: "aokafor" });
  agent = world.browser();
  clinician = world.browser();
  await agent.signIn("sadeyemi");
  await clinician.signIn("aokafor");
});
after(() => world.stop());

const page = async (): Promise<string> => (await world.browser().file("/status")).text;
const announced = async () => (await clinician.get<Announcements>("/api/help/announcements")).body.announcements;

const incident = {
  kind: "incident",
  title: "Charts open slowly",
  text: 'We are looking into it. <script>alert("x")</script>',
  components: ["charts"],
  componentState: "slow",
  toldOnSignIn: true,
} as const;

test("anybody reads how the exchange works, without signing in and without a script", async () => {
  const text = await page();
  assert.match(text, /Everything works\./);
  assert.match(text, /All sources send as they usually do\./);
  assert.match(text, /Nothing to tell\./);
  assert.doesNotMatch(text, /<script/);
});

test("an incident stands on the page and is told on sign-in until it is over, and nobody can put it away", async () => {
  const { status, body: added } = await agent.post<StatusItem>("/api/support/status", incident);
  assert.equal(status, 200);
  assert.match(await page(), /Something is slower than usual\./);
  assert.match(await page(), /Incident: Charts open slowly/);
  assert.doesNotMatch(await page(), /<script/);
  assert.deepEqual(
    (await announced()).map(({ kind, dismissed }) => ({ kind, dismissed })),
    [{ kind: "incident", dismissed: false }],
  );
  assert.equal((await clinician.post(`/api/help/announcements/${added.id}/dismiss`)).status, 409);

  await agent.post(`/api/support/status/${added.id}/updates`, { text: "The cause is found." });
  world.clock.advance(60_000);
  const ended = await agent.post<StatusItem>(`/api/support/status/${added.id}/end`, { text: "It is over." });
  assert.deepEqual(
    ended.body.updates.map(({ by, text }) => [by, text]),
    [
      ["Sam Adeyemi", "The cause is found."],
      ["Sam Adeyemi", "It is over."],
    ],
  );
  const over = await page();
  assert.match(over, /Everything works\./);
  assert.match(over, /The cause is found\./);
  assert.doesNotMatch(over, /Adeyemi/);
  assert.deepEqual(await announced(), []);
  assert.equal((await agent.post(`/api/support/status/${added.id}/end`, { text: "Again." })).status, 409);
});

test("maintenance is told a week ahead, and each reader may put that away", async () => {
  const from = new Date(world.clock.now().getTime() + 6 * 24 * 3_600_000);
  const { body: planned } = await agent.post<StatusItem>("/api/support/status", {
    kind: "maintenance",
    title: "New disks",
    text: "Charts cannot be opened meanwhile.",
    components: ["charts"],
    from: from.toISOString(),
    until: new Date(from.getTime() + 3_600_000).toISOString(),
    toldOnSignIn: true,
  });
  assert.equal(planned.componentState, "maintenance");
  assert.match(await page(), /Everything works\.[\s\S]*Planned[\s\S]*18 Mar 2026, 10:01 EDT to 18 Mar 2026, 11:01 EDT/);
  assert.equal((await announced())[0]?.dismissed, false);
  assert.equal((await clinician.post(`/api/help/announcements/${planned.id}/dismiss`)).status, 204);
  assert.equal((await announced())[0]?.dismissed, true);
  assert.equal((await agent.get<Announcements>("/api/help/announcements")).body.announcements[0]?.dismissed, false);
});

test("what is measured counts by itself: text messages that nobody takes, mail that waits, feeds that cannot be asked", async () => {
  textMessageFailures = 3;
  world.clock.advance(20_000);
  assert.match(await page(), /Text messages with security codes<\/dt><dd>✕ Does not work/);
  textMessageFailures = 0;
  feedsFail = true;
  world.clock.advance(20_000);
  const text = await page();
  feedsFail = false;
  assert.match(text, /Data from sources<\/dt><dd>✕ Does not work/);
  assert.match(text, /How fresh the data is cannot be said right now\./);
});

test("only those who write what users read publish, and every entry is in the audit record", async () => {
  assert.equal((await clinician.post("/api/support/status", incident)).status, 403);
  assert.equal((await clinician.get("/api/support/status")).status, 403);
  assert.equal((await world.browser().get("/api/help/announcements")).status, 401);
  assert.equal((await agent.post("/api/support/status", { ...incident, components: [] })).status, 422);
  assert.equal((await agent.get<StatusItems>("/api/support/status")).body.items.length, 2);
  const recorded = sql`select from audit.entry where action = 'status-change' and outcome = 'succeeded'`;
  assert.equal(await world.run(recorded), 4);
});
