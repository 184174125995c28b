import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ParticipantEdit, ParticipantList, ParticipantPage, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";

let world: OnboardingWorld;
let omar: TestBrowser;
let grace: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  omar = await world.signedIn("administrator", world.exchange, "ohaddad");
  grace = await world.signedIn("relationship-manager", world.exchange, "glin");
});
after(() => world.stop());

const clinic: ParticipantEdit = {
  name: "Pier Nine Clinic",
  type: "clinic",
  emergencyServices: false,
  part2Program: true,
  mentalHealthLicensed: false,
  minorConsentServices: false,
  timeZone: "America/New_York",
  vouchesForSecondFactor: false,
  agreementSignedOn: "2026-03-01",
  sites: ["Harbor", "Mill Road"],
};

const add = (edit: Partial<ParticipantEdit>) =>
  omar.post<ParticipantPage>("/api/admin/participants", { ...clinic, ...edit });
const change = (id: string, edit: Partial<ParticipantEdit>) =>
  omar.post<ParticipantPage>(`/api/admin/participants/${id}`, { ...clinic, ...edit });
const auditOf = (answer: { headers: Record<string, unknown> }) =>
  world.transaction((tx) => auditEntriesOfRequest(tx, String(answer.headers["x-request-id"])));
const problemOf = (body: unknown) => body as Problem;

test("an administrator adds a participant with its sites, and the relationship manager sees it", async () => {
  const managers = (await omar.get<ParticipantList>("/api/desk/participants")).body.relationshipManagers;
  const added = await add({ relationshipManagerId: managers[0]!.accountId });
  assert.equal(added.status, 201);
  const page = await grace.get<ParticipantPage>(`/api/desk/participants/${added.body.participant.id}`);
  assert.deepEqual(page.body.participant, {
    id: added.body.participant.id,
    name: "Pier Nine Clinic",
    type: "clinic",
    emergencyServices: false,
    part2Program: true,
    mentalHealthLicensed: false,
    minorConsentServices: false,
    agreementSignedOn: "2026-03-01",
    relationshipManager: managers[0],
    siteCount: 2,
    userCount: 0,
  });
  assert.deepEqual(
    [page.body.mayEdit, page.body.mayDesignate, page.body.worksheet],
    [false, true, "no-break-the-glass"],
  );
  assert.match(page.body.worksheetBecause!, /no emergency services/);
  assert.deepEqual(
    (await auditOf(added)).map(({ action }) => action),
    ["participant-add"],
  );
  assert.deepEqual(
    (await auditOf(page)).map(({ action }) => action),
    ["participant-view"],
  );
});

test("a site that is left out is closed, and opens again under its name in other capitals", async () => {
  const { body } = await add({ name: "Two Sites" });
  const id = body.participant.id;
  const closed = await change(id, { name: "Two Sites", sites: ["Harbor"] });
  assert.deepEqual(
    closed.body.sites.map((site) => [site.name, site.closedAt !== undefined]),
    [
      ["Harbor", false],
      ["Mill Road", true],
    ],
  );
  const opened = await change(id, { name: "Two Sites", sites: ["HARBOR", "mill road"] });
  assert.deepEqual(
    opened.body.sites.map((site) => [site.name, site.closedAt]),
    [
      ["HARBOR", undefined],
      ["mill road", undefined],
    ],
  );
});

test("what was changed is recorded by the names of its fields, and nothing is recorded when nothing changes", async () => {
  const { body } = await add({ name: "Fields Clinic" });
  const same = await change(body.participant.id, { name: "Fields Clinic" });
  assert.deepEqual([same.status, await auditOf(same)], [200, []]);
  const changed = await change(body.participant.id, { name: "Fields Clinic", timeZone: "America/Chicago", sites: [] });
  const [entry] = await auditOf(changed);
  assert.equal(entry?.action, "participant-change");
  assert.equal(entry?.detail?.fields, "timeZone sites");
});

test("a name in other capitals, another Unicode form or with spaces too many is the same name", async () => {
  await add({ name: "Clínica Muñoz" });
  for (const name of ["CLÍNICA MUÑOZ", "Cli\u0301nica  Mun\u0303oz ", "Clínica\u200b Muñoz"]) {
    const { status, body } = await add({ name });
    assert.equal(status, 422, name);
    assert.deepEqual(
      problemOf(body).fields?.map(({ field }) => field),
      ["name"],
    );
  }
});

test("two administrators add the same organization at once: one of them is told", async () => {
  const answers = await Promise.all([add({ name: "Twice Clinic" }), add({ name: "TWICE clinic" })]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422]);
});

const wrong: [string, Partial<ParticipantEdit>, string, RegExp][] = [
  [
    "emergency services of a clinic",
    { emergencyServices: true },
    "emergencyServices",
    /Only a hospital or an EMS agency/,
  ],
  ["a Part 2 program of a health plan", { type: "health-plan" }, "part2Program", /treats patients/],
  [
    "services to a minor alone of a health plan",
    { type: "health-plan", part2Program: false, minorConsentServices: true },
    "minorConsentServices",
    /treats patients/,
  ],
  ["an agreement of tomorrow", { agreementSignedOn: "2026-03-13" }, "agreementSignedOn", /in the future/],
  ["a time zone that there is not", { timeZone: "Crossbay/Harbor" }, "timeZone", /not a time zone/],
  ["the same site twice", { sites: ["Harbor", "HARBOR "] }, "sites", /there twice/],
  ["a second exchange", { type: "exchange", part2Program: false }, "type", /there once/],
  ["a name of spaces", { name: "  \u200b " }, "name", /needs a name/],
  [
    "a relationship manager who is none",
    { relationshipManagerId: "00000000-0000-7000-8000-000000000000" },
    "relationshipManagerId",
    /relationship manager now/,
  ],
];
for (const [what, edit, field, sentence] of wrong) {
  test(`refused at its field: ${what}`, async () => {
    const { status, body } = await add({ name: "Wrong Clinic", ...edit });
    assert.equal(status, 422);
    const fault = problemOf(body).fields?.find((one) => one.field === field);
    assert.match(fault?.detail ?? "", sentence);
  });
}

test("the emergency flag changes worksheet and roles at once, and the answer says so", async () => {
  const edit: Partial<ParticipantEdit> = { name: "Breakwater Hospital", type: "hospital", sites: [] };
  const { body } = await add(edit);
  const id = body.participant.id;
  const participantId = id as typeof world.hospital.id;
  await world.person({ participantId, titleId: "physician", username: "bphysician" });
  const on = await change(id, { ...edit, emergencyServices: true });
  assert.deepEqual(on.body.consequences, [
    "From now on Breakwater Hospital uses the worksheet with break-the-glass.",
    "1 person with the title Physician (including resident) may break the glass there from now on.",
  ]);
  assert.equal(on.body.worksheet, "has-break-the-glass");
  const plan = await change(id, { ...edit, type: "health-plan", part2Program: false });
  assert.deepEqual(plan.body.consequences, [
    "From now on Breakwater Hospital uses the worksheet without break-the-glass.",
    "1 person with the title Physician (including resident) lost all access there: the title is not offered there any more.",
  ]);
});

test("a participant is marked for services to which a minor may consent alone, and the record says which field changed", async () => {
  const { body } = await add({ name: "Youth Clinic" });
  const marked = await change(body.participant.id, { name: "Youth Clinic", minorConsentServices: true });
  assert.equal(marked.body.participant.minorConsentServices, true);
  const [entry] = await auditOf(marked);
  assert.equal(entry?.detail?.fields, "minorConsentServices");
});

test("the end of an agreement ends everybody's access there, and nothing changes there any more", async () => {
  const { body } = await add({ name: "Ending Clinic" });
  const id = body.participant.id;
  await world.person({ participantId: id as typeof world.hospital.id, titleId: "nurse", username: "enurse" });
  const nurse = world.browser();
  await nurse.signIn("enurse");
  const ended = await omar.post<ParticipantPage>(`/api/admin/participants/${id}/end`);
  assert.equal(ended.status, 200);
  assert.deepEqual([ended.body.participant.userCount, ended.body.mayEdit], [0, false]);
  assert.equal((await nurse.get("/api/probe")).status, 401);
  assert.deepEqual((await auditOf(ended)).map(({ action }) => action).toSorted(), [
    "account-change",
    "affiliation-end",
    "participant-change",
  ]);
  assert.equal((await change(id, { name: "Ending Clinic", timeZone: "UTC" })).status, 422);
  await assert.rejects(world.person({ participantId: id as typeof world.hospital.id, titleId: "nurse" }), /has ended/);
  assert.equal((await omar.post<Problem>(`/api/admin/participants/${id}/end`)).body.code, "already-decided");
  const exchange = await omar.post<Problem>(`/api/admin/participants/${world.exchange.id}/end`);
  assert.equal(exchange.body.code, "step-closed");
});

test("relationship managers see the directory and change nothing; user managers do not see it", async () => {
  assert.equal((await grace.get("/api/desk/participants")).status, 200);
  assert.equal((await grace.post("/api/admin/participants", clinic)).status, 403);
  assert.equal((await grace.post(`/api/admin/participants/${world.hospital.id}/end`)).status, 403);
  const priya = await world.signedIn("user-manager", world.hospital, "praman");
  const refused = await priya.get("/api/desk/participants");
  assert.equal(refused.status, 403);
  assert.deepEqual(
    (await auditOf(refused)).map(({ action, outcome }) => [action, outcome]),
    [["participant-view", "refused"]],
  );
  assert.equal((await world.browser().get("/api/desk/participants")).status, 401);
});

test("an unknown participant is not found", async () => {
  const unknown = "00000000-0000-7000-8000-000000000000";
  assert.equal((await grace.get(`/api/desk/participants/${unknown}`)).status, 404);
  assert.equal((await change(unknown, {})).status, 404);
  assert.equal((await omar.post(`/api/admin/participants/${unknown}/end`)).status, 404);
});
