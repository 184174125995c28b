import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { CheckedWorksheet, Problem, UserManagement, WorksheetPage, WorksheetRow } from "@crossbay/contract";
import { writeCsv } from "@crossbay/formats/tabular";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { learner } from "../../../../test/support/training-learner.ts";
import { rows as rowsOf } from "../../platform/sql.ts";
import { finishSteps, submitRows } from "./testing/submit-rows.ts";
import { goodRow } from "./testing/worksheet-facts.ts";

let world: OnboardingWorld;
let manager: TestBrowser;
let practiceManager: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  manager = await world.signedIn("user-manager", world.hospital, "wreyes");
  practiceManager = await world.signedIn("user-manager", world.practice, "plindqvist");
  await world.person({
    participantId: world.exchange.id,
    titleId: "relationship-manager",
    username: "rm",
    email: "rm@crossbay.example",
  });
});
after(() => world.stop());

const root = "/api/user-management";
const row = (changed: Partial<WorksheetRow> = {}): WorksheetRow => goodRow({ site: "", ...changed });

const submit = (browser: TestBrowser, rows: readonly WorksheetRow[], more: object = {}) =>
  submitRows(browser, rows, { variant: "has-break-the-glass", ...more });

const auditOf = (action: string) =>
  world.transaction((tx) =>
    rowsOf<{ outcome: string; detail: Record<string, unknown> }>(
      tx,
      sql`select outcome, detail from audit.entry where action = ${action} and outcome = 'succeeded'`,
    ),
  );

test("the page of a user manager says which worksheet applies and why, and keeps the third step closed", async () => {
  const { body } = await manager.get<UserManagement>(root);
  assert.equal(body.variant, "has-break-the-glass");
  assert.match(body.variantBecause, /emergency department/);
  assert.deepEqual(
    [body.steps.video.state, body.steps.attestation.state, body.steps.worksheet.state],
    ["open", "closed", "closed"],
  );
  const physician = body.titles.find(({ id }) => id === "physician");
  assert.equal(physician?.accessLevel, "Clinical + break-the-glass");
  assert.deepEqual(physician?.sees[0], { dataClass: "Name, birth date, sex, address, phone", extent: "Yes" });
  assert.ok(!body.titles.some(({ id }) => id === "administrator"));
  const other = await practiceManager.get<UserManagement>(root);
  assert.equal(other.body.variant, "no-break-the-glass");
});

test("the link of the first mail opens the page before there are credentials, and nobody else's", async () => {
  const willow = await learner(world, { participantId: world.practice.id, titleId: "user-manager" });
  const { status, body } = await willow.get<UserManagement>(root);
  assert.equal(status, 200);
  assert.equal(body.participantName, world.practice.name);
  assert.deepEqual(body.worksheets, []);
  const physician = await learner(world, { participantId: world.practice.id, titleId: "physician" });
  assert.equal((await physician.get<Problem>(root)).body.code, "level-lacks-right");
});

test("nobody but a user manager has the page and the worksheet", async () => {
  const nurse = await world.signedIn("nurse", world.hospital, "nurse");
  for (const path of ["", "/worksheets/form.xlsx", "/worksheets/form.csv"]) {
    assert.equal((await nurse.get<Problem>(`${root}${path}`)).status, 403);
  }
  assert.equal((await submit(nurse, [row()])).status, 403);
  assert.equal((await nurse.get("/api/desk")).status, 403);
  assert.equal((await manager.get("/api/desk")).status, 403);
});

test("a worksheet is not taken before the video is watched and the training attested to", async () => {
  const { status, body } = await submit(manager, [row()]);
  assert.equal(status, 409);
  assert.equal(body.code, "step-closed");
  await finishSteps(world, "wreyes");
  await finishSteps(world, "plindqvist");
  const page = await manager.get<UserManagement>(root);
  assert.equal(page.body.steps.worksheet.state, "open");
});

test("the wrong worksheet is refused with the reason", async () => {
  const { status, body } = await submit(practiceManager, [row()]);
  assert.equal(status, 422);
  assert.match(body.detail, /wrong worksheet.*no emergency services/);
});

test("good rows go to the relationship manager, bad ones stay, and nothing of a person stands in the audit record", async () => {
  const rows = [
    row({ email: "first@lantern.example", wantsAlerts: true }),
    row({ email: "info@lantern.example" }),
    row({ email: "asked@gmial.com" }),
    row({ email: "second@lantern.example", title: "Nurse" }),
  ];
  const { status, body } = await submit(manager, rows, { note: "The two new ones of the night shift." });
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.worksheet.rowCount, 2);
  assert.deepEqual(
    body.left.map(({ row: line, problems }) => [line, problems[0]?.severity]),
    [
      [3, "refused"],
      [4, "question"],
    ],
  );
  const letters = await world.transaction((tx) =>
    rowsOf<{ email: string; linkPath: string }>(
      tx,
      sql`select recipient_email as email, link_path as "linkPath" from accounts.letter where template_id = 'worksheet-submitted'`,
    ),
  );
  assert.deepEqual(letters, [{ email: "rm@crossbay.example", linkPath: `/desk/worksheets/${body.worksheet.id}` }]);
  const [entry] = await auditOf("worksheet-submit");
  assert.equal(entry?.detail.rows, 2);
  assert.ok(!/Okafor|lantern\.example|\+1/.test(JSON.stringify(entry)));
  const own = await manager.get<WorksheetPage>(`${root}/worksheets/${body.worksheet.id}`);
  assert.deepEqual(
    own.body.rows.map(({ row: line, name, title, accessLevel, state, mobile }) => [
      line,
      name,
      title,
      accessLevel,
      state,
      mobile,
    ]),
    [
      [2, "OKAFOR, Amara", "Physician (including resident)", "Clinical + break-the-glass", "waiting", "+15185550142"],
      [5, "OKAFOR, Amara", "Nurse (RN/LPN)", "Clinical", "waiting", "+15185550142"],
    ],
  );
  const stranger = await practiceManager.get<Problem>(`${root}/worksheets/${body.worksheet.id}`);
  assert.equal(stranger.status, 404);
});

test("the same worksheet is not taken twice, whatever the case of its letters", async () => {
  const rows = [row({ email: "again@lantern.example" })];
  assert.equal((await submit(manager, rows)).status, 200);
  const { status, body } = await submit(manager, [row({ email: "AGAIN@lantern.example " })]);
  assert.equal(status, 422);
  assert.match(body.detail, /submitted already, on 12 Mar 2026/);
});

test("two user managers who send the same person at the same moment ask for her once", async () => {
  const deputy = await world.signedIn("user-manager", world.hospital, "deputy");
  await finishSteps(world, "deputy");
  const answers = await Promise.all([
    submit(manager, [row({ email: "once@lantern.example" }), row({ email: "mine@lantern.example" })]),
    submit(deputy, [row({ email: "once@lantern.example" }), row({ email: "yours@lantern.example" })]),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  );
  assert.deepEqual(answers.map(({ body }) => body.left.length).sort(), [0, 1]);
});

test("without one good row nothing is submitted, and each problem is named", async () => {
  const { status, body } = await submit(manager, [row({ email: "frontdesk@lantern.example", mobile: "1" })]);
  assert.equal(status, 422);
  assert.deepEqual(
    body.fields?.map(({ field }) => field),
    ["rows/2/email", "rows/2/mobile"],
  );
});

test("an attestation to older words is refused", async () => {
  const { status, body } = await submit(manager, [row({ email: "words@lantern.example" })], { attestationVersion: 0 });
  assert.equal(status, 422);
  assert.match(body.detail, /have changed/);
});

test("an e-mail address that has an account elsewhere is answered byte for byte like one that nobody knows", async () => {
  await world.person({ participantId: world.practice.id, titleId: "physician", email: "known@elsewhere.example" });
  const answerFor = async (email: string) => {
    const checked = await manager.post(`${root}/worksheets/check`, { rows: [row({ email })] });
    const { status, body } = await submit(manager, [row({ email })]);
    const page = await manager.get<WorksheetPage>(`${root}/worksheets/${body.worksheet.id}`);
    const text = JSON.stringify([checked.status, checked.body, status, body, page.status, page.body]);
    return text.replaceAll(email, "ADDRESS").replaceAll(body.worksheet.id, "ID");
  };
  assert.equal(await answerFor("known@elsewhere.example"), await answerFor("never@elsewhere.example"));
});

test("a file is read into the same answer as the rows on screen", async () => {
  const headings = ["First name", "Last name", "E-mail", "Mobile number", "Title"];
  const file = writeCsv([headings, ["Jo", "Reyes", "jo@lantern.example", "+1 518 555 0177", "Nurse"]]);
  const send = (payload: Buffer, type?: string) =>
    world.http.inject({
      method: "POST",
      url: `${root}/worksheets/read`,
      cookies: Object.fromEntries(manager.cookies),
      headers: { "x-csrf-token": manager.csrfToken!, ...(type ? { "content-type": type } : {}) },
      payload,
    });
  for (const type of ["text/csv", "application/octet-stream", "application/json"]) {
    const answer = await send(file, type);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.json<CheckedWorksheet>().ready, 1);
  }
  const refused = await send(Buffer.from("%PDF-1.7"), "application/pdf");
  assert.equal(refused.statusCode, 422);
  assert.equal(refused.json<Problem>().code, "file-refused");
  assert.equal((await send(Buffer.alloc(7 * 1024 ** 2, "x"), "text/csv")).statusCode, 413);
  assert.match((await send(Buffer.alloc(5.5 * 1024 ** 2, "x"), "text/csv")).json<Problem>().detail, /more than 5 MB/);
});

test("the worksheet is downloaded with its participant's variant in the file's name", async () => {
  const answer = await world.http.inject({
    url: `${root}/worksheets/form.xlsx`,
    cookies: Object.fromEntries(practiceManager.cookies),
  });
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers["content-disposition"]), /worksheet-no-break-the-glass\.xlsx/);
  assert.equal(answer.rawPayload.subarray(0, 2).toString(), "PK");
  const csv = await world.http.inject({
    url: `${root}/worksheets/form.csv`,
    cookies: Object.fromEntries(practiceManager.cookies),
  });
  assert.match(csv.body, /^\uFEFF"First name","Last name","E-mail","Mobile number","Title","Access level"/);
});
