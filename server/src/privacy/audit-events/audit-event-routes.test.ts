import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem } from "@crossbay/contract";
import { auditEventInvalidities } from "../../../../formats/src/fhir/testing/audit-event-validity.ts";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import type { TellResult } from "../../../../test/support/record-world.ts";
import { AuditTrail } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";

let world: PrivacyWorld;
let maria: TellResult;
let osei: TellResult;
const url = "/api/privacy/audit-events";
const days = { from: "2026-03-01", to: "2026-03-31" };

before(async () => {
  world = await startPrivacyWorld();
  maria = await world.tell(world.feed, "1", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1984-06-15" },
  });
  osei = await world.tell(world.feed, "2", { patient: { family: "Osei", given: "Henry", birthDate: "1961-04-02" } });
  await world.decide(maria.patientId, world.hospital, "grant");
  await world.decide(maria.patientId, world.practice, "grant");
  const okafor = await world.reader("physician", world.hospital);
  const delgado = await world.reader("nurse-practitioner", world.practice);
  await okafor.get(`/api/persons/${maria.personId}/chart`);
  world.clock.advance(1000);
  await okafor.get(`/api/persons/${osei.personId}/chart`);
  world.clock.advance(1000);
  await delgado.get(`/api/persons/${maria.personId}/chart`);
  world.clock.advance(60_000);
});
after(() => world.stop());

type Event = {
  meta?: { profile: string[] };
  subtype: { system: string; code: string }[];
  outcome: string;
  agent: { who: { reference?: string } }[];
  entity: { what?: { reference?: string } }[];
};

async function exported(browser: TestBrowser, query: object = {}): Promise<Event[]> {
  const file = await world.save(browser, "POST", url, { ...days, ...query });
  assert.equal(file.status, 200, file.content.toString());
  assert.equal(file.type, "application/fhir+ndjson");
  return file.content
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Event);
}
const charts = (events: readonly Event[]): string[] =>
  events
    .filter(({ subtype }) => subtype.some(({ code }) => code === "chart-view"))
    .map(
      ({ meta, outcome, entity }) => `${meta?.profile[0]?.split(".").at(-1)} ${outcome} ${entity[0]?.what?.reference}`,
    );
const organizations = (events: readonly Event[]): Set<string | undefined> =>
  new Set(events.flatMap(({ agent }) => agent.flatMap(({ who }) => who.reference ?? [])));

test("the exchange's auditor exports the whole record as valid AuditEvents, oldest first", async () => {
  const events = await exported(world.auditor);
  for (const event of events) assert.deepEqual(auditEventInvalidities(event), []);
  assert.deepEqual(charts(events), [
    `PatientRead 0 Patient/${maria.personId}`,
    `undefined 8 Patient/${osei.personId}`,
    `PatientRead 0 Patient/${maria.personId}`,
  ]);
});

test("a privacy officer exports what was done for the own participant, and asks in vain for another's", async () => {
  const events = await exported(world.officer);
  assert.equal(charts(events).length, 2);
  assert.deepEqual(organizations(events), new Set([`Organization/${world.hospital.id}`]));
  for (const participantId of [world.practice.id, newId()]) {
    const other = await world.officer.post<Problem>(url, { ...days, participantId });
    assert.deepEqual([other.status, other.body.code], [404, "not-found"]);
  }
  const practice = await exported(world.auditor, { participantId: world.practice.id });
  assert.deepEqual(organizations(practice), new Set([`Organization/${world.practice.id}`]));
});

test("an export is in the record before it leaves, with the patients whom it names, and never contains itself", async () => {
  world.clock.advance(60_000);
  const before = await exportsRecorded();
  const events = await exported(world.officer);
  const entry = (await exportsRecorded()).slice(before.length);
  assert.equal(entry.length, 1);
  assert.deepEqual(
    [entry[0]?.detail.events, entry[0]?.detail.format, entry[0]?.patientIds.includes(maria.patientId)],
    [events.length, "audit-events", true],
  );
});

const exportsRecorded = () =>
  world.transaction((tx) =>
    rows<{ detail: Record<string, unknown>; patientIds: string[] }>(
      tx,
      sql`select detail, patient_ids::text[] as "patientIds" from audit.entry where action = 'audit-export' order by id`,
    ),
  );

test("clinicians, user managers and relationship managers are refused", async () => {
  for (const titleId of ["physician", "user-manager"]) {
    const { account } = await world.person({ titleId, participantId: world.hospital.id });
    const browser = world.newBrowser();
    await browser.signIn(account.username);
    const answer = await browser.post<Problem>(url, days);
    assert.deepEqual([answer.status, answer.body.code], [403, "level-lacks-right"], titleId);
  }
});

test("days that are none, or backwards, are said so", async () => {
  for (const [query, status, field] of [
    [{ from: "2026-02-30", to: "2026-03-02" }, 400, "from"],
    [{ from: "2026-03-02", to: "2026-03-01" }, 422, "to"],
  ] as const) {
    const answer = await world.officer.post<Problem>(url, query);
    assert.deepEqual([answer.status, answer.body.fields?.[0]?.field], [status, field], JSON.stringify(query));
  }
  assert.deepEqual(await exported(world.officer, { from: "2031-01-01", to: "2031-01-02" }), []);
});

test("where the record cannot be written, nothing is exported", async (context) => {
  context.mock.method(AuditTrail.prototype, "record", () => Promise.reject(new Error("no room")));
  const file = await world.save(world.officer, "POST", url, days).catch(() => undefined);
  assert.doesNotMatch(file?.content.toString() ?? "", /AuditEvent/);
});
