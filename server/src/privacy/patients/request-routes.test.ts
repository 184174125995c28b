import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { NewPatientRequest, PatientRequest, PatientRequests, Problem, ProofRequest } from "@crossbay/contract";
import { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import type { TellResult } from "../../../../test/support/record-world.ts";
import { auditEntriesAbout } from "../../audit/index.ts";
import { runRequestReminders } from "./run-request-reminders.ts";

let world: PrivacyWorld;
let auditor: TestBrowser;
let maria: TellResult;
let june: TellResult;
let toddler: TellResult;
let auditorName: string;
const dayMs = 24 * 60 * 60 * 1000;

before(async () => {
  world = await startPrivacyWorld();
  auditor = world.auditor;
  auditorName = (await auditor.session()).username ?? "";
  const tell = (number: string, patient: object) => world.tell(world.feed, number, { patient });
  maria = await tell("1", { family: "Twinning", given: "Maria", birthDate: "1984-06-15" });
  june = await tell("2", { family: "Alder", given: "June", birthDate: "2012-05-01" });
  toddler = await tell("3", { family: "Alder", given: "Finn", birthDate: "2023-05-01" });
});
after(() => world.stop());

const asked = (terms: Partial<NewPatientRequest> = {}): NewPatientRequest => ({
  kind: "access-report",
  name: "Maria Twinning",
  birthDate: "1984-06-15",
  contact: "maria@home.example",
  relation: "self",
  ...terms,
});
const proof = (terms: Partial<ProofRequest> = {}): ProofRequest => ({
  personId: maria.personId,
  steps: ["photo-id", "name-and-birth-date", "address-or-mobile"],
  email: "maria@home.example",
  mobile: "+1 518 555 0199",
  ...terms,
});

async function take(terms?: Partial<NewPatientRequest>): Promise<PatientRequest> {
  const { status, body } = await auditor.post<PatientRequest>("/api/privacy/requests", asked(terms));
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}
const change = <Body = PatientRequest>(id: string, what: string, body: object = {}) =>
  auditor.post<Body>(`/api/privacy/requests/${id}/${what}`, body);
const refusedFields = async (id: string, body: object): Promise<string[]> => {
  const answer = await change<Problem>(id, "proof", body);
  assert.equal(answer.status, 422, JSON.stringify(answer.body));
  return answer.body.fields?.map(({ field }) => field) ?? [];
};

test("a request by telephone gets a number and the day on which it is due", async () => {
  const report = await take();
  assert.match(report.number, /^P-2026-\d{4}$/);
  assert.deepEqual([report.state, report.dueOn, report.late], ["new", "2026-03-22", false]);
  assert.equal((await take({ kind: "own-record" })).dueOn, "2026-04-11");
  assert.equal((await take({ kind: "deny-everyone" })).dueOn, "2026-03-13");
  const { body } = await auditor.get<PatientRequests>("/api/privacy/requests");
  assert.equal(body.requests[0]?.kind, "deny-everyone", "what is due first stands first");
});

test("a birth date that is no day, or lies in the future, is refused", async () => {
  for (const birthDate of ["1984-02-30", "2031-01-01"]) {
    const answer = await auditor.post<Problem>("/api/privacy/requests", asked({ birthDate }));
    assert.ok(answer.status === 422 || answer.status === 400, birthDate);
  }
});

test("nothing is proofed without photo, name with birth date, and something else; a representative shows papers", async () => {
  const { id } = await take();
  assert.deepEqual(await refusedFields(id, proof({ steps: [] })), ["steps", "steps", "steps"]);
  assert.deepEqual(await refusedFields(id, proof({ steps: ["photo-id", "name-and-birth-date"] })), ["steps"]);
  assert.deepEqual(await refusedFields(id, proof({ email: "maria", mobile: "12" })), ["email", "mobile"]);
  const agent = await take({ relation: "health-care-agent" });
  assert.deepEqual(await refusedFields(agent.id, proof()), ["steps"]);
  const steps: ProofRequest["steps"] = ["photo-id", "name-and-birth-date", "called-back", "representative-papers"];
  assert.equal((await change(agent.id, "proof", proof({ steps }))).body.state, "proofed");
});

test("a request is not bound to somebody who was born on another day, nor to nobody", async () => {
  const { id } = await take();
  assert.deepEqual(await refusedFields(id, proof({ personId: june.personId })), ["personId"]);
  assert.deepEqual(await refusedFields(id, proof({ personId: "00000000-0000-7000-8000-000000000000" })), ["personId"]);
});

test("a parent who asks about somebody of 10 to 17 gets nothing, and the request is closed with the reason", async () => {
  const steps: ProofRequest["steps"] = [
    "photo-id",
    "name-and-birth-date",
    "address-or-mobile",
    "representative-papers",
  ];
  for (const kind of ["access-report", "own-record", "consent-values"] as const) {
    const { id } = await take({ kind, name: "June Alder", birthDate: "2012-05-01", relation: "parent" });
    const { body } = await change(id, "proof", proof({ personId: june.personId, steps }));
    assert.equal(body.state, "closed");
    assert.match(body.refusedBecause ?? "", /between 10 and 17.*Refer them/);
    assert.equal((await change<Problem>(id, "deliver")).status, 409);
  }
  const entries = await world.transaction((tx) => auditEntriesAbout(tx, june.personId, 100));
  assert.ok(
    entries.some(
      ({ rule, outcome, way }) => rule === "relation-minor" && outcome === "refused" && way === "patient-record",
    ),
  );
});

test("a parent gets what is about a small child, but not what is about a grown-up one", async () => {
  const steps: ProofRequest["steps"] = [
    "photo-id",
    "name-and-birth-date",
    "address-or-mobile",
    "representative-papers",
  ];
  const finn = await take({ name: "Finn Alder", birthDate: "2023-05-01", relation: "parent" });
  assert.equal((await change(finn.id, "proof", proof({ personId: toddler.personId, steps }))).body.state, "proofed");
  const grown = await take({ relation: "parent" });
  assert.deepEqual(await refusedFields(grown.id, proof({ steps })), ["personId"]);
});

test("nothing is delivered before somebody proofed who asks", async () => {
  const { id } = await take();
  const answer = await change<Problem>(id, "deliver");
  assert.deepEqual([answer.status, answer.body.code], [409, "step-closed"]);
});

test("a request is closed with a reason, once", async () => {
  const { id } = await take();
  assert.equal((await change<Problem>(id, "close", { because: "   " })).status, 422);
  const { body } = await change(id, "close", { because: "Called back: asked twice." });
  assert.deepEqual([body.state, body.closedBecause], ["closed", "Called back: asked twice."]);
  assert.equal((await change<Problem>(id, "close", { because: "Again" })).status, 409);
  assert.equal((await change<Problem>(id, "proof", proof())).status, 409);
  const settled = await auditor.get<PatientRequests>("/api/privacy/requests?closed=yes");
  assert.ok(settled.body.requests.some((request) => request.id === id));
  assert.ok(
    !(await auditor.get<PatientRequests>("/api/privacy/requests")).body.requests.some((request) => request.id === id),
  );
});

test("only the exchange's privacy auditors see requests; a refusal is in the record", async () => {
  const { id } = await take();
  for (const path of ["/api/privacy/requests", "/api/privacy/requests?closed=yes"]) {
    assert.equal((await world.officer.get(path)).status, 403);
  }
  for (const what of ["proof", "deliver", "close"]) {
    const body = { proof: proof(), deliver: {}, close: { because: "No" } }[what];
    assert.equal((await world.officer.post(`/api/privacy/requests/${id}/${what}`, body)).status, 403);
  }
  assert.equal((await new TestBrowser(world.http, world.outbox).get("/api/privacy/requests")).status, 401);
  assert.equal((await change("00000000-0000-7000-8000-000000000000", "deliver")).status, 404);
});

test("the page never says the whole mobile number, and the record names everybody whom the list showed", async () => {
  const { id } = await take();
  await change(id, "proof", proof());
  const { body } = await auditor.get<PatientRequests>("/api/privacy/requests");
  assert.equal(body.requests.find((request) => request.id === id)?.deliverTo?.mobile, "•• 99");
  const entries = await world.transaction((tx) => auditEntriesAbout(tx, maria.personId, 1000));
  assert.ok(entries.some(({ action, username }) => action === "patient-request-view" && username));
});

test("a denial to everyone counts as soon as it is carried out, and until it is lifted", async () => {
  const reader = await world.reader("physician", world.hospital);
  await world.decide(maria.patientId, world.hospital, "grant");
  const chart = () => reader.get<Problem>(`/api/persons/${maria.personId}/chart`);
  const open = await chart();
  assert.equal(open.status, 200);
  const denial = await take({ kind: "deny-everyone" });
  await change(denial.id, "proof", proof());
  assert.equal((await change(denial.id, "deliver")).body.state, "delivered");
  assert.equal((await chart()).body.code, "patient-denied-everyone");
  assert.equal((await change<Problem>(denial.id, "deliver")).status, 409, "once");
  const tooSoon = await take({ kind: "lift-denial" });
  await change(tooSoon.id, "proof", proof());
  const refused = await change<Problem>(tooSoon.id, "deliver");
  assert.match(refused.body.detail, /of one day the stricter decision counts/);
  world.clock.advance(dayMs);
  await auditor.signIn(auditorName);
  const lifting = await take({ kind: "lift-denial" });
  await change(lifting.id, "proof", proof());
  assert.equal((await change(lifting.id, "deliver")).body.state, "delivered");
  const later = await world.reader("physician", world.hospital);
  assert.equal((await later.get(`/api/persons/${maria.personId}/chart`)).status, 200);
});

test("auditors are reminded once a day of what is due", async () => {
  await take({ kind: "deny-everyone" });
  await world.deliver();
  world.outbox.mails.length = 0;
  await runRequestReminders(world.context, world.clock.now());
  await runRequestReminders(world.context, world.clock.now());
  await world.deliver();
  const mails = world.outbox.mails.filter(({ subject }) => subject.includes("requests of patients are due"));
  assert.deepEqual(
    mails.map(({ to }) => to),
    ["ruth.calder@crossbay.example"],
  );
});
