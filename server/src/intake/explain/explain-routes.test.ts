import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Explanation, Problem } from "@crossbay/contract";
import { type AccountsWorld, startAccountsWorld, TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aMessage } from "../../../../test/support/intake-world.ts";
import { accountRoutes, addSource, type Participant, type Source } from "../../accounts/index.ts";
import { makeHttpServer } from "../../platform/http.ts";
import { makeMetrics } from "../../platform/metrics.ts";
import { rows, sql } from "../../platform/sql.ts";
import { explainRoutes } from "./explain-routes.ts";

let world: AccountsWorld;
let http: Awaited<ReturnType<typeof makeHttpServer>>;
let harbour: Source;
let pier: Source;

before(async () => {
  world = await startAccountsWorld();
  const metrics = makeMetrics();
  http = await makeHttpServer({ log: world.context.log, metrics, trustedProxies: [] });
  accountRoutes(http, { ...world.context, metrics });
  explainRoutes(http, world.context);
  await http.ready();
  const hospital = await world.participant({ name: "Harbour Hospital" });
  const practice = await world.participant({ name: "Lantern Street", type: "private-practice" });
  harbour = await aSource(hospital, "HARBOUR");
  pier = await aSource(practice, "PIER");
  await world.person({ participantId: hospital.id, titleId: "interface-engineer", username: "nils" });
  await world.person({ participantId: hospital.id, titleId: "physician", username: "amara" });
});
after(async () => {
  await http.close();
  await world.stop();
});

const aSource = (participant: Participant, code: string): Promise<Source> =>
  world.transaction(async (tx) => {
    const added = await addSource(tx, {
      participantId: participant.id,
      code,
      name: `Feed ${code}`,
      sendingApplication: "ADTSYS",
      sendingFacility: code,
      assigningAuthority: code,
      timeZone: "America/New_York",
      now: world.clock.now(),
    });
    if ("refused" in added) throw new Error(added.refused);
    return added;
  });

async function signedIn(username: string): Promise<TestBrowser> {
  const browser = new TestBrowser(http, world.outbox);
  await browser.signIn(username);
  return browser;
}

const explain = (browser: TestBrowser, body: { text: string; sourceId?: string }) =>
  browser.post<Explanation & Problem>("/api/interface/explain", body);

type Audited = { outcome: string; way: string; rule: string | null; detail: Record<string, unknown> };
const audited = (): Promise<Audited[]> =>
  world.transaction((tx) =>
    rows<Audited>(tx, sql`select outcome, way, rule, detail from audit.entry where action = 'message-explain'`),
  );
const rulesOfRefusals = async () =>
  (await audited()).flatMap(({ outcome, rule }) => (outcome === "refused" ? rule : []));

test("an interface engineer has a message explained, and that is recorded without a word of it", async () => {
  const text = aMessage({ family: "SECRETNAME" }).replaceAll("\r", "\n");
  const { status, body } = await explain(await signedIn("nils"), { text });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual([body.answer, body.sourceCode, body.match?.outcome], ["AA", "HARBOUR", "new"]);
  assert.deepEqual(await audited(), [
    {
      outcome: "permitted",
      way: "interface",
      rule: null,
      detail: { answer: "AA", source: "HARBOUR", match: "new" },
    },
  ]);
  assert.doesNotMatch(world.logLines.join(""), /SECRETNAME/);
});

test("a message of another participant's source is refused with a sentence, and the try is recorded", async () => {
  const nils = await signedIn("nils");
  const theirs = await explain(nils, { text: aMessage({ facility: "PIER" }) });
  assert.deepEqual([theirs.status, theirs.body.code], [403, "level-lacks-right"]);
  assert.match(theirs.body.detail, /not one that you look after/);
  assert.deepEqual(await rulesOfRefusals(), ["sender-outside-scope"]);
  const named = await explain(nils, { text: aMessage(), sourceId: pier.id });
  assert.deepEqual([named.status, named.body.code], [404, "not-found"]);
  const own = await explain(nils, { text: aMessage({ facility: "PIER" }), sourceId: harbour.id });
  assert.equal(own.body.sourceCode, "HARBOUR");
});

test("messages are explained to nobody else", async () => {
  const { status, body } = await explain(await signedIn("amara"), { text: aMessage() });
  assert.deepEqual([status, body.code], [403, "level-lacks-right"]);
  assert.ok((await rulesOfRefusals()).includes("level-lacks-right"));
});

test("a message may be long, but not endless", async () => {
  const nils = await signedIn("nils");
  const note = (length: number) => aMessage({ segments: [`NTE|1||${"x".repeat(length)}`] });
  assert.equal((await explain(nils, { text: note(900_000) })).status, 200);
  assert.equal((await explain(nils, { text: note(1_000_000) })).status, 400);
  assert.equal((await explain(nils, { text: note(1_600_000) })).status, 413);
});
