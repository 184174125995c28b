import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AccessReport, AccessReportLine, PrivacyChoices, PrivacySearchResult, Problem } from "@crossbay/contract";
import { readTable } from "@crossbay/formats/tabular";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import type { TellResult } from "../../../../test/support/record-world.ts";
import { auditEntriesAbout, reportTotals } from "../../audit/index.ts";
import { newId, type PersonId } from "../../platform/ids.ts";

let world: PrivacyWorld;
let osei: TellResult;
let maria: TellResult;
let okafor: TestBrowser;
let delgado: TestBrowser;
const days = { from: "2026-03-01", to: "2026-03-12" };

before(async () => {
  world = await startPrivacyWorld();
  osei = await world.tell(world.feed, "1", {
    patient: { family: "Osei", given: "Henry", birthDate: "1961-04-02" },
  });
  maria = await world.tell(world.feed, "2", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1984-06-15" },
  });
  await world.decide(maria.patientId, world.hospital, "grant");
  await world.decide(maria.patientId, world.practice, "grant");
  okafor = await world.reader("physician", world.hospital);
  delgado = await world.reader("nurse-practitioner", world.practice);
  await okafor.get(`/api/persons/${maria.personId}/chart`);
  world.clock.advance(60_000);
  await delgado.get(`/api/persons/${maria.personId}/chart`);
  world.clock.advance(60_000);
  await okafor.get(`/api/persons/${osei.personId}/chart`);
  world.clock.advance(60_000);
});
after(() => world.stop());

const report = async (browser: TestBrowser, query: object): Promise<AccessReport> => {
  const { status, body } = await browser.post<AccessReport>("/api/privacy/report", { ...days, ...query });
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
const charts = ({ lines }: AccessReport): string[] =>
  lines
    .filter(({ sentence }) => sentence.includes("chart"))
    .map((line: AccessReportLine) => `${line.participantName}: ${line.sentence} (${line.allowedBy ?? "–"})`);

test("an access report of a patient says in words who looked, why they could, and who was refused", async () => {
  const ofMaria = await report(world.auditor, { about: "patient", personId: maria.personId });
  assert.equal(ofMaria.title, "Who looked at TWINNING, Maria");
  assert.deepEqual(charts(ofMaria), [
    "Lantern Street Family Practice: Opened the chart (Consent given to Lantern Street Family Practice)",
    "Crossbay General Hospital: Opened the chart (Consent given to Crossbay General Hospital)",
  ]);
  const look = ofMaria.lines.find(({ sentence }) => sentence === "Opened the chart");
  assert.equal(look?.purpose, "Treatment");
  assert.deepEqual(look?.patient, { personId: maria.personId, name: "TWINNING, Maria", birthDate: "1984-06-15" });
  assert.ok(look?.consentVersion?.startsWith("standard/1/"));

  const ofOsei = await report(world.auditor, { about: "patient", personId: osei.personId });
  assert.deepEqual(charts(ofOsei), ["Crossbay General Hospital: Was refused the chart: no consent was recorded (–)"]);
  assert.equal(ofOsei.totals?.refused, 1);
});

test("a privacy officer sees what was done for the own participant only", async () => {
  const own = await report(world.officer, { about: "patient", personId: maria.personId });
  assert.deepEqual(charts(own), [
    "Crossbay General Hospital: Opened the chart (Consent given to Crossbay General Hospital)",
  ]);
  const other = await world.officer.post<Problem>("/api/privacy/report", {
    ...days,
    about: "participant",
    participantId: world.practice.id,
  });
  assert.equal(other.status, 404);
  const stranger = await world.officer.post<Problem>("/api/privacy/report", {
    ...days,
    about: "patient",
    personId: newId<PersonId>(),
  });
  const { requestId: _one, ...unknown } = stranger.body;
  const { requestId: _other, ...hidden } = other.body;
  assert.deepEqual(unknown, hidden);
  const choices = await world.officer.get<PrivacyChoices>("/api/privacy/choices");
  assert.deepEqual(
    choices.body.participants.map(({ name }) => name),
    ["Crossbay General Hospital"],
  );
  const delgadoAccount = (await world.auditor.get<PrivacyChoices>("/api/privacy/choices")).body.users.find(
    ({ accountId }) => !choices.body.users.some((own) => own.accountId === accountId),
  );
  const ofDelgado = { ...days, about: "user", accountId: delgadoAccount?.accountId };
  assert.equal((await world.officer.post("/api/privacy/report", ofDelgado)).status, 404);
});

test("a privacy officer learns whose access here can be ended, not the own; an auditor of the exchange learns nobody's", async () => {
  const { body } = await world.officer.get<PrivacyChoices>("/api/privacy/choices");
  const ended = body.users.filter(({ mayEnd }) => mayEnd);
  assert.equal(ended.length, body.users.length - 1);
  assert.equal(ended[0]?.mayEnd?.participantName, "Crossbay General Hospital");
  const { body: all } = await world.auditor.get<PrivacyChoices>("/api/privacy/choices");
  assert.ok(all.users.every(({ mayEnd }) => mayEnd === undefined));
});

test("a report of a user holds the sign-in too, and pages go on where they ended", async () => {
  const { body } = await world.officer.get<PrivacyChoices>("/api/privacy/choices");
  const physician = body.users.find(({ name }) => name === "DELGADO, Rosa");
  const ofUser = await report(world.officer, { about: "user", accountId: physician?.accountId });
  assert.ok(ofUser.lines.some(({ sentence }) => sentence === "Signed in"));
  const times = ofUser.lines.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted().toReversed());
});

test("a long report comes in pages of a hundred lines without a gap", async () => {
  const entries = Array.from({ length: 250 }, (_, at) => ({
    action: "search" as const,
    outcome: "permitted" as const,
    actor: { accountId: newId(), username: "busy", participantId: world.practice.id },
    requestId: `request-${at}`,
  }));
  await world.context.audit.record(entries as never);
  const about = { about: "participant", participantId: world.practice.id };
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await report(world.auditor, { ...about, ...(after ? { after } : {}) });
    assert.equal(page.totals === undefined, after !== undefined, "totals stand on the first page only");
    seen.push(...page.lines.map(({ id }) => id));
    after = page.next;
  } while (after);
  assert.equal(new Set(seen).size, seen.length);
  const span = { from: new Date("2026-03-01T05:00:00Z"), until: new Date("2026-03-13T04:00:00Z") };
  const { entries: all } = await world.context.database.snapshot((tx) =>
    reportTotals(tx, { ...span, participantId: world.practice.id }),
  );
  assert.equal(seen.length, all);
});

test("a report that was shown stands in the record, with the patients whom it named", async () => {
  await report(world.officer, { about: "patient", personId: maria.personId });
  const entries = await world.context.database.snapshot((tx) => auditEntriesAbout(tx, maria.personId, 100));
  const shown = entries.filter(({ action }) => action === "audit-report").at(-1);
  assert.equal(shown?.way, "audit-access");
  assert.deepEqual(shown?.patientIds, [maria.patientId]);
  assert.equal(shown?.detail.about, "patient");
});

test("the search finds whom users looked at or asked for, and nobody else", async () => {
  const marsh = await world.tell(await world.addFeed({ participantId: world.practice.id, code: "LSFP" }), "7", {
    patient: { family: "Marsh", given: "Lena", birthDate: "1990-01-01" },
  });
  const search = (browser: TestBrowser, terms: object) =>
    browser.post<PrivacySearchResult>("/api/privacy/patients/search", terms);
  const byName = await search(world.officer, { family: "Osei", birthDate: "1961-04-02" });
  assert.deepEqual(byName.body, {
    hits: [{ personId: osei.personId, name: "OSEI, Henry", birthDate: "1961-04-02" }],
    more: false,
  });
  const lena = { family: "Marsh", birthDate: "1990-01-01" };
  assert.deepEqual((await search(world.officer, lena)).body.hits, []);
  assert.equal((await search(world.auditor, lena)).body.hits[0]?.personId, marsh.personId);
  const broad = await world.officer.post<Problem>("/api/privacy/patients/search", { family: "Osei" });
  assert.equal(broad.body.code, "search-too-broad");
});

test("a report is saved as CSV and PDF, none of its cells runs as a formula, and the saving is recorded first", async () => {
  await world.context.audit.record([
    {
      action: "sign-in",
      outcome: "failed",
      actor: { accountId: newId(), username: "=cmd()", participantId: world.hospital.id },
      requestId: "strange",
    },
  ]);
  const query = { ...days, about: "participant", participantId: world.hospital.id };
  const csv = await world.save(world.officer, "POST", "/api/privacy/report/export", { ...query, format: "csv" });
  assert.equal(csv.status, 200);
  assert.match(csv.name, /access-report-2026-03-12\.csv/);
  assert.ok(!/"=/.test(csv.content.toString("utf8")), "no cell begins like a formula");
  const table = await readTable(csv.content, { rowsMax: 1000, bytesMax: 1_000_000 });
  assert.ok(!("refused" in table) && table.rows.some(({ cells }) => cells.includes("Opened the chart")));
  const pdf = await world.save(world.officer, "POST", "/api/privacy/report/export", { ...query, format: "pdf" });
  assert.equal(pdf.type, "application/pdf");
  assert.equal(pdf.content.subarray(0, 5).toString(), "%PDF-");
  const again = await report(world.officer, { about: "participant" });
  assert.equal(again.lines.filter(({ sentence }) => sentence === "Saved a report of who looked as a file").length, 2);
});

test("a query that cannot be answered says which field is wrong", async () => {
  const ask = async (query: object) =>
    (await world.auditor.post<Problem>("/api/privacy/report", query)).body.fields?.map(({ field }) => field);
  assert.deepEqual(await ask({ about: "patient", ...days }), ["personId"]);
  assert.deepEqual(await ask({ about: "user", from: "2026-03-12", to: "2026-03-01" }), ["accountId", "to"]);
  assert.deepEqual(await ask({ about: "participant", ...days }), ["participantId"]);
  assert.deepEqual(await ask({ about: "participant", from: "1999-01-01", to: "2026-03-01" }), ["from"]);
  const forged = {
    about: "participant",
    participantId: world.hospital.id,
    ...days,
    after: "'; drop table audit.entry",
  };
  assert.deepEqual(await ask(forged), ["after"]);
});

test("clinicians, registrars and user managers get no report, and asking for one is recorded", async () => {
  const query = { about: "patient", personId: maria.personId, ...days };
  const { account } = await world.person({ titleId: "user-manager", participantId: world.hospital.id });
  const manager = world.browser();
  await manager.signIn(account.username);
  const refused = await world.save(manager, "POST", "/api/privacy/report", query);
  assert.equal(refused.status, 403);
  assert.equal(JSON.parse(refused.content.toString()).code, "level-lacks-right");
});
