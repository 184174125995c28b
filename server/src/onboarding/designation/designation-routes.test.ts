import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Designation, DesignationDecision, ParticipantPage, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { auditEntriesOfRequest } from "../../audit/index.ts";

let world: OnboardingWorld;
let grace: TestBrowser;
let hal: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  grace = await world.signedIn("relationship-manager", world.exchange, "glin");
  hal = await world.signedIn("relationship-manager", world.exchange, "hnovak");
});
after(() => world.stop());

const png = (bytes: number): string =>
  Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(bytes, 7)]).toString("base64");
const signature = `data:image/png;base64,${png(4_000)}`;
const pdf = Buffer.from(`%PDF-1.7\n${"signed ".repeat(100)}`).toString("base64");

let number = 0;
const designation = () => {
  number += 1;
  return {
    signatoryName: "Dolores Quay",
    signatoryPosition: "Chief executive",
    signedOn: "2026-03-10",
    manager: { given: "Milo", family: "Hart", email: `milo.hart${number}@lantern.example`, mobile: "+1 518 555 0190" },
    deputy: { given: "Zoë", family: "Łukasik", email: `zoe${number}@lantern.example`, mobile: "(518) 555-0191" },
    signature,
  };
};

const record = (body: object, by = grace, at: { id: string } = world.practice) =>
  by.post<Designation>(`/api/desk/participants/${at.id}/designations`, body);
const bothChecks: DesignationDecision = { accept: true, signatoryMaySign: true, calledBack: true };
const decide = (id: string, decision: Partial<DesignationDecision> = {}, by = grace) =>
  by.post<Designation>(`/api/desk/designations/${id}/decide`, { ...bothChecks, ...decision });
const auditOf = (answer: { headers: Record<string, unknown> }) =>
  world.transaction((tx) => auditEntriesOfRequest(tx, String(answer.headers["x-request-id"])));
const problemOf = (answer: { body: unknown }) => answer.body as Problem;
const fieldsOf = (answer: { body: unknown }) => problemOf(answer).fields?.map(({ field }) => field);

test("a designation signed on the tablet waits for the check, and its signature can be looked at as a file", async () => {
  const recorded = await record(designation());
  assert.equal(recorded.status, 201);
  assert.equal(recorded.body.state, "signed");
  assert.equal(recorded.body.evidence, "tablet-signature");
  assert.equal(recorded.body.manager.mobile, "+15185550190");
  const page = await grace.get<ParticipantPage>(`/api/desk/participants/${world.practice.id}`);
  assert.deepEqual(page.body.designations[0], recorded.body);
  const file = await world.http.inject({
    url: `/api/desk/designations/${recorded.body.id}/document`,
    cookies: Object.fromEntries(grace.cookies),
  });
  assert.equal(file.headers["content-type"], "image/png");
  assert.match(String(file.headers["content-disposition"]), /^attachment; filename="designation.png"/);
  assert.equal(file.headers["x-content-type-options"], "nosniff");
  assert.equal(file.rawPayload.toString("base64"), signature.split(",")[1]);
  const [entry] = await auditOf(recorded);
  assert.equal(entry?.action, "designation-record");
  assert.doesNotMatch(JSON.stringify(entry), /@lantern|5185550/);
});

test("once both checks are made, user manager and deputy are in training and each has the first invitation", async () => {
  const request = designation();
  const { body } = await record(request);
  const accepted = await decide(body.id);
  assert.equal(accepted.status, 200);
  assert.deepEqual([accepted.body.state, accepted.body.alreadyKnown], ["accepted", undefined]);
  await world.deliver();
  const mails = world.outbox.mails.filter(({ to }) => [request.manager.email, request.deputy.email].includes(to));
  assert.equal(mails.length, 2);
  for (const { text } of mails) assert.match(text, /localhost:8080\/aum#\S+/);
  assert.match(mails.map(({ text }) => text).join(), /Zoë Łukasik/);
  const page = await grace.get<ParticipantPage>(`/api/desk/participants/${world.practice.id}`);
  const managers = page.body.userManagers.filter(({ email }) =>
    [request.manager.email, request.deputy.email].includes(email),
  );
  assert.deepEqual(
    managers.map(({ state }) => state),
    ["in-training", "in-training"],
  );
  assert.ok(managers.some(({ name }) => name === "ŁUKASIK, Zoë"));
});

test("somebody with an account gets one more affiliation, and only the desk hears that there was one", async () => {
  const request = designation();
  await world.person({
    participantId: world.hospital.id,
    titleId: "nurse",
    email: request.manager.email,
    username: "milo",
  });
  const { body } = await record({
    ...request,
    manager: { ...request.manager, email: request.manager.email.toUpperCase() },
  });
  const accepted = await decide(body.id);
  assert.deepEqual(accepted.body.alreadyKnown, ["Milo Hart"]);
  await world.deliver();
  const mail = world.outbox.mails.find(({ to }) => to.toLowerCase() === request.manager.email);
  assert.match(mail?.text ?? "", /\/aum#/);
  assert.doesNotMatch(mail?.text ?? "", /Crossbay General/);
});

test("two relationship managers at once: one accepts, the other is told, and one invitation leaves", async () => {
  const request = designation();
  const { body } = await record(request);
  const answers = await Promise.all([
    decide(body.id, {}, grace),
    decide(body.id, { accept: false, reason: "Unreadable" }, hal),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  const refused = answers.find(({ status }) => status === 409)!;
  assert.equal(problemOf(refused).code, "already-decided");
  assert.match(problemOf(refused).detail, /has (accepted|returned) it already/);
});

test("without both checks nothing is accepted, and without a reason nothing goes back", async () => {
  const { body } = await record(designation());
  assert.deepEqual(fieldsOf(await decide(body.id, { calledBack: false })), ["calledBack"]);
  assert.deepEqual(fieldsOf(await decide(body.id, { signatoryMaySign: false, calledBack: false })), [
    "signatoryMaySign",
    "calledBack",
  ]);
  assert.deepEqual(fieldsOf(await decide(body.id, { accept: false })), ["reason"]);
  const returned = await decide(body.id, { accept: false, reason: "The signatory left in May." }, hal);
  assert.deepEqual([returned.body.state, returned.body.returnedBecause], ["returned", "The signatory left in May."]);
});

const wrong: [string, (request: ReturnType<typeof designation>) => object, string[]][] = [
  [
    "a shared mailbox",
    (d) => ({ ...d, manager: { ...d.manager, email: "FrontDesk@lantern.example" } }),
    ["manager.email"],
  ],
  [
    "one address for both, in other capitals and wide letters",
    (d) => ({ ...d, deputy: { ...d.deputy, email: d.manager.email.toUpperCase().replace("MILO", "ＭＩＬＯ") } }),
    ["deputy.email"],
  ],
  ["a mobile number that cannot be one", (d) => ({ ...d, deputy: { ...d.deputy, mobile: "12" } }), ["deputy.mobile"]],
  ["a signature of tomorrow", (d) => ({ ...d, signedOn: "2026-03-13" }), ["signedOn"]],
  ["neither signature nor document", (d) => ({ ...d, signature: undefined }), ["signature"]],
  ["both of them", (d) => ({ ...d, document: pdf }), ["document"]],
  ["an empty drawing", (d) => ({ ...d, signature: `data:image/png;base64,${png(40)}` }), ["signature"]],
  ["a web page named as a picture", (d) => ({ ...d, signature: "data:image/png;base64,PGh0bWw+" }), ["signature"]],
  [
    "a program as the document",
    (d) => ({ ...d, signature: undefined, document: Buffer.from("MZ".repeat(400)).toString("base64") }),
    ["document"],
  ],
  [
    "a name of control characters",
    (d) => ({ ...d, manager: { ...d.manager, family: "\u0000\u0007" } }),
    ["manager.family"],
  ],
];
for (const [what, change, fields] of wrong) {
  test(`refused at its field, and nothing is kept: ${what}`, async () => {
    const answer = await record(change(designation()));
    assert.equal(answer.status, 422);
    assert.deepEqual(fieldsOf(answer), fields);
  });
}

test("a signed document is kept by what it is; one over 5 MB is refused with a sentence", async () => {
  const request = { ...designation(), signature: undefined };
  const kept = await record({ ...request, document: pdf });
  assert.equal(kept.body.evidence, "signed-document");
  const large = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(5 * 1024 * 1024)]).toString("base64");
  const answer = await record({ ...request, document: large });
  assert.equal(answer.status, 422);
  assert.match(problemOf(answer).detail, /more than 5 MB/);
});

test("when the deputy cannot come in, the manager does not either, and it can still be returned", async () => {
  const request = designation();
  const first = await record(request);
  await decide(first.body.id);
  const again = designation();
  const second = await record({ ...again, deputy: request.deputy });
  const refused = await decide(second.body.id);
  assert.equal(refused.status, 422);
  assert.deepEqual(fieldsOf(refused), ["deputy"]);
  await world.deliver();
  assert.equal(world.outbox.mails.filter(({ to }) => to === again.manager.email).length, 0);
  assert.equal((await decide(second.body.id, { accept: false, reason: "Already deputy" })).body.state, "returned");
});

test("any relationship manager may stand in for another, and the record says who decided", async () => {
  const { body } = await record(designation(), hal);
  assert.equal(body.recordedBy, "Rosa Delgado");
  const accepted = await decide(body.id, {}, hal);
  const entry = (await auditOf(accepted)).find(({ action }) => action === "designation-decide");
  assert.equal(entry?.username, "hnovak");
  assert.equal(entry?.detail?.calledBack, true);
});

test("a participant whose agreement ended, the exchange itself and an unknown one name nobody", async () => {
  const ended = await world.participant({ name: "Ended Hospice", type: "hospice" });
  const { body } = await record(designation(), grace, ended);
  const omar = await world.signedIn("administrator", world.exchange, "ohaddad");
  await omar.post(`/api/admin/participants/${ended.id}/end`);
  assert.equal(problemOf(await record(designation(), grace, ended)).code, "step-closed");
  assert.equal(problemOf(await decide(body.id)).code, "step-closed");
  assert.equal(problemOf(await record(designation(), grace, world.exchange)).code, "step-closed");
  const unknown = { id: "00000000-0000-7000-8000-000000000000" };
  assert.equal((await record(designation(), grace, unknown)).status, 404);
  assert.equal((await decide(unknown.id)).status, 404);
  assert.equal((await record(designation(), omar)).status, 403);
});

test("the form is a PDF with the participant's name in any script, for the desk only", async () => {
  const greek = await world.participant({ name: "Κλινική Łódź Việt – Клиника 医院", type: "clinic" });
  const url = `/api/desk/participants/${greek.id}/designation-form.pdf`;
  const form = await world.http.inject({ url, cookies: Object.fromEntries(grace.cookies) });
  assert.equal(form.statusCode, 200);
  assert.equal(form.headers["content-type"], "application/pdf");
  assert.equal(form.rawPayload.subarray(0, 5).toString(), "%PDF-");
  assert.match(form.rawPayload.toString("latin1"), /\/Count 1\b/, "it has one page");
  assert.equal((await world.browser().get<Problem>(url)).status, 401);
});
