import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Desk, Problem, WorksheetPage, WorksheetRow } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { rows as rowsOf } from "../../platform/sql.ts";
import { finishSteps, submitRows } from "./testing/submit-rows.ts";
import { goodRow } from "./testing/worksheet-facts.ts";

let world: OnboardingWorld;
let manager: TestBrowser;
let desk: TestBrowser;
let otherDesk: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  manager = await world.signedIn("user-manager", world.hospital, "wreyes");
  await finishSteps(world, "wreyes");
  desk = await world.signedIn("relationship-manager", world.exchange, "rm-one");
  otherDesk = await world.signedIn("relationship-manager", world.exchange, "rm-two");
});
after(() => world.stop());

const row = (email: string, changed: Partial<WorksheetRow> = {}): WorksheetRow =>
  goodRow({ email: `${email}@lantern.example`, site: "", ...changed });

/** The id of a worksheet with these rows, the first of which is row 2. */
async function submitted(rows: readonly WorksheetRow[]): Promise<string> {
  const { status, body } = await submitRows(manager, rows, { variant: "has-break-the-glass" });
  assert.equal(status, 200, JSON.stringify(body));
  return body.worksheet.id;
}

const sheet = async (id: string) => (await desk.get<WorksheetPage>(`/api/desk/worksheets/${id}`)).body;

type Decisions = { row: number; approve: boolean; reason?: string }[];
const decide = (browser: TestBrowser, id: string, decisions: Decisions, version = 1) =>
  browser.post<WorksheetPage & Problem>(`/api/desk/worksheets/${id}/decide`, { version, decisions });

const lettersTo = (email: string) =>
  world.transaction((tx) =>
    rowsOf<{ template: string }>(
      tx,
      sql`select template_id as template from accounts.letter where recipient_email = ${email} order by queued_at, id`,
    ),
  );

test("an approved row becomes an account in training with its licence and NPI, and a returned one goes back with its reason", async () => {
  const id = await submitted([row("ada", { wantsAlerts: true }), row("ben", { title: "Nurse" })]);
  const { status, body } = await decide(desk, id, [
    { row: 2, approve: true },
    { row: 3, approve: false, reason: "Ben works for another department now." },
  ]);
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(
    body.rows.map(({ state, returnedBecause }) => [state, returnedBecause]),
    [
      ["approved", undefined],
      ["returned", "Ben works for another department now."],
    ],
  );
  assert.equal(body.worksheet.version, 2);
  const accounts = await world.transaction((tx) =>
    rowsOf(
      tx,
      sql`select a.state, a.mobile, af.title_id, af.npi, af.licence_number, af.participant_id
          from accounts.account a join accounts.affiliation af on af.account_id = a.id
          where a.email_folded in ('ada@lantern.example', 'ben@lantern.example')`,
    ),
  );
  assert.deepEqual(accounts, [
    {
      state: "in-training",
      mobile: "+15185550142",
      title_id: "physician",
      npi: "1234567893",
      licence_number: "NY-204117",
      participant_id: world.hospital.id,
    },
  ]);
  assert.deepEqual(await lettersTo("ada@lantern.example"), [{ template: "training-invitation" }]);
  assert.deepEqual(await lettersTo("ben@lantern.example"), []);
  const own = await manager.get<WorksheetPage>(`/api/user-management/worksheets/${id}`);
  assert.equal(own.body.rows[1]?.values?.email, "ben@lantern.example");
  assert.equal(own.body.rows[0]?.values, undefined);
  assert.equal(
    (await submitRows(manager, [own.body.rows[1]!.values!], { variant: "has-break-the-glass" })).status,
    200,
  );
});

test("the user manager is told by mail that the worksheet was looked at, without names", async () => {
  const letters = await world.transaction((tx) =>
    rowsOf<{ placeholders: object }>(
      tx,
      sql`select placeholders from accounts.letter where template_id = 'worksheet-decided'`,
    ),
  );
  assert.deepEqual(letters, [{ placeholders: { count: "2" } }]);
});

test("of two relationship managers who decide at once, exactly one is heard", async () => {
  const id = await submitted([row("cleo"), row("dara")]);
  const answers = await Promise.all([
    decide(desk, id, [{ row: 2, approve: true }]),
    decide(otherDesk, id, [{ row: 2, approve: false, reason: "Not known here." }]),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  assert.equal(refused.body.code, "already-decided");
  const decided = (await sheet(id)).rows;
  assert.equal(decided.filter(({ state }) => state === "waiting").length, 1);
  assert.equal((await decide(otherDesk, id, [{ row: 2, approve: true }], 2)).body.code, "already-decided");
  assert.equal((await decide(otherDesk, id, [{ row: 3, approve: true }], 2)).status, 200);
});

test("nothing is decided when one decision cannot be: no reason, no such row, a row twice", async () => {
  const id = await submitted([row("elif"), row("finn")]);
  const answer = await decide(desk, id, [
    { row: 2, approve: true },
    { row: 2, approve: true },
    { row: 3, approve: false, reason: "  " },
    { row: 9, approve: true },
  ]);
  assert.equal(answer.status, 422);
  assert.deepEqual(
    answer.body.fields?.map(({ field }) => field),
    ["rows/2", "rows/3", "rows/9"],
  );
  assert.equal((await sheet(id)).worksheet.waiting, 2);
});

test("somebody who cannot be admitted any more is named, and nobody else is admitted by that decision", async () => {
  const id = await submitted([
    row("gita", { title: "Nurse" }),
    row("hugo", { title: "Emergency department nurse" }),
    row("ivy"),
  ]);
  await world.run(sql`update accounts.participant set emergency_services = false where id = ${world.hospital.id}`);
  const answer = await decide(desk, id, [
    { row: 2, approve: true },
    { row: 3, approve: true },
    { row: 4, approve: true },
  ]);
  await world.run(sql`update accounts.participant set emergency_services = true where id = ${world.hospital.id}`);
  assert.equal(answer.status, 422);
  assert.match(
    answer.body.detail,
    /^Nothing was decided\. Row 3: Emergency department nurse is not a title.*Row 4: The access level is Clinical by now\.$/,
  );
  assert.equal((await sheet(id)).worksheet.waiting, 3);
  assert.deepEqual(await lettersTo("gita@lantern.example"), []);
});

test("only the relationship manager sees that an address has an account already; approving adds an affiliation to it", async () => {
  await world.person({
    ...{ participantId: world.practice.id, titleId: "physician", username: "ines" },
    email: "ines@lantern.example",
  });
  const id = await submitted([row("INES"), row("jun")]);
  const [known, unknown] = (await sheet(id)).rows;
  assert.equal(known?.knownAccount?.username, "ines");
  assert.deepEqual(known?.knownAccount?.affiliations, [
    "Physician (including resident), Lantern Street Family Practice",
  ]);
  assert.equal(unknown?.knownAccount, undefined);
  const own = await manager.get<WorksheetPage>(`/api/user-management/worksheets/${id}`);
  assert.ok(!JSON.stringify(own.body).includes("knownAccount"));
  assert.equal((await decide(desk, id, [{ row: 2, approve: true }])).status, 200);
  const session = world.browser();
  await session.signIn("ines");
  assert.deepEqual((await session.session()).affiliations?.map(({ participantName }) => participantName).sort(), [
    "Crossbay General Hospital",
    "Lantern Street Family Practice",
  ]);
  assert.deepEqual(await lettersTo("ines@lantern.example"), [{ template: "affiliation-added" }]);
});

test("the desk counts what waits, and a wish for Clinical Alerts is a task that opens once the account is active", async () => {
  const before = (await desk.get<Desk>("/api/desk")).body;
  const id = await submitted([row("kira", { wantsAlerts: true })]);
  const waiting = (await desk.get<Desk>("/api/desk")).body;
  assert.equal(waiting.worksheetsWaiting, before.worksheetsWaiting + 1);
  assert.equal(waiting.rowsWaiting, before.rowsWaiting + 1);
  const line = waiting.worksheets.find((worksheet) => worksheet.id === id);
  assert.equal(line?.participantName, "Crossbay General Hospital");
  const standing = waiting.worksheets.map((worksheet) => worksheet.waiting > 0);
  assert.deepEqual(
    standing,
    standing.toSorted((a, b) => Number(b) - Number(a)),
  );
  await decide(desk, id, [{ row: 2, approve: true }]);
  const taskOf = async () => {
    const { alertTasks } = (await desk.get<Desk>("/api/desk")).body;
    return alertTasks.filter(({ name }) => name === "OKAFOR, Amara").at(-1);
  };
  const closed = await taskOf();
  assert.equal(closed?.open, false);
  assert.equal(closed?.title, "Physician (including resident)");
  await world.run(sql`update accounts.account set state = 'active' where id = ${closed!.accountId}`);
  const open = await taskOf();
  assert.equal(open?.open, true);
  const added = await desk.post(`/api/desk/users/${open!.affiliationId}/alerts`, { on: true });
  assert.equal(added.status, 200);
  assert.notEqual((await taskOf())?.affiliationId, open?.affiliationId);
});

test("each decision is in the audit record with its rows, and without names", async () => {
  const entries = await world.transaction((tx) =>
    rowsOf<{ detail: { rows: string } }>(
      tx,
      sql`select detail from audit.entry where action = 'worksheet-decide' and outcome = 'succeeded'`,
    ),
  );
  assert.ok(entries.some(({ detail }) => detail.rows === "+2 -3"));
  assert.ok(!/Okafor|example|\+1518/.test(JSON.stringify(entries)));
});
