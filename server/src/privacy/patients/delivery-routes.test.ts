import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PatientRequest, PatientRequestKind, PatientRequests } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import type { TellResult } from "../../../../test/support/record-world.ts";
import { observation } from "../../../../test/support/resources.ts";
import { auditEntriesAbout } from "../../audit/index.ts";

let world: PrivacyWorld;
let auditor: TestBrowser;
let maria: TellResult;
let june: TellResult;
let auditorName: string;
const minuteMs = 60_000;

before(async () => {
  world = await startPrivacyWorld();
  auditor = world.auditor;
  auditorName = (await auditor.session()).username ?? "";
  maria = await world.tell(world.feed, "1", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1984-06-15" },
    resources: [
      observation("potassium", {
        code: "2823-3",
        display: "Potassium",
        value: 4.1,
        unit: "mmol/L",
        at: "2026-03-01T10:00:00Z",
      }),
    ],
  });
  june = await world.tell(world.feed, "2", { patient: { family: "Alder", given: "June", birthDate: "2016-03-14" } });
  await world.decide(maria.patientId, world.hospital, "deny");
});
after(() => world.stop());

const path = "/patients/deliveries";

/** Time goes by, and the auditor signs in again. */
async function later(ms: number): Promise<void> {
  world.clock.advance(ms);
  await auditor.signIn(auditorName);
}

/** A form as the page of the exchange itself sends it. */
async function send(step: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await world.http.inject({
    method: "POST",
    url: `${path}/${step}`,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, body: answer.body, bytes: answer.rawPayload, headers: answer.headers };
}

const newestCode = (): string =>
  world.outbox.sms.map(({ text }) => /^(\d{8}) opens what/.exec(text)?.[1]).find(Boolean) ?? "";
const passOf = (body: string): string => /name="pass" value="([^"]+)"/.exec(body)?.[1] ?? "";

/** Asks, proofs and delivers; gives the request and the link of the mail. */
async function delivered(
  kind: PatientRequestKind,
  terms: Partial<{ relation: string; name: string; birthDate: string; person: TellResult }> = {},
) {
  const { person = maria, ...told } = terms;
  const taken = await auditor.post<PatientRequest>("/api/privacy/requests", {
    kind,
    name: "Maria Twinning",
    birthDate: "1984-06-15",
    contact: "+1 518 555 0199",
    relation: "self",
    ...told,
  });
  const { id } = taken.body;
  const proofed = await auditor.post<PatientRequest>(`/api/privacy/requests/${id}/proof`, {
    personId: person.personId,
    steps: ["photo-id", "name-and-birth-date", "called-back", "representative-papers"],
    email: "maria@home.example",
    mobile: "+15185550199",
  });
  assert.equal(proofed.body.state, "proofed", JSON.stringify(proofed.body));
  return { id, link: await sendAgain(id) };
}

async function sendAgain(id: string): Promise<string> {
  const ready = await auditor.post<PatientRequest>(`/api/privacy/requests/${id}/deliver`);
  assert.equal(ready.status, 200, JSON.stringify(ready.body));
  await world.deliver();
  return world.newestMail(/(http\S+\/patients\/deliveries#\S+)/);
}

/** Up to the pass. */
async function entered(link: string): Promise<string> {
  assert.equal((await send("code", { link })).status, 200);
  const opened = await send("open", { link, code: newestCode() });
  assert.equal(opened.status, 200);
  return passOf(opened.body);
}

const stateOf = async (id: string): Promise<string | undefined> => {
  const lists = ["/api/privacy/requests", "/api/privacy/requests?closed=yes"];
  const found = await Promise.all(lists.map((list) => auditor.get<PatientRequests>(list)));
  return found.flatMap(({ body }) => body.requests).find((request) => request.id === id)?.state;
};

test("a patient gets what was asked for through the mail's link and the code to the mobile number", async () => {
  for (const kind of ["access-report", "own-record", "consent-values"] as const) {
    const { id, link } = await delivered(kind);
    assert.equal(await stateOf(id), "ready");
    const mail = world.outbox.mails[0];
    assert.equal(mail?.to, "maria@home.example");
    assert.doesNotMatch(`${mail?.subject} ${mail?.text}`, /Twinning|1984/, "nothing of the patient stands in the mail");
    const file = await send("file", { link, pass: await entered(link), format: "pdf" });
    assert.deepEqual([file.status, file.headers["content-type"]], [200, "application/pdf"]);
    assert.equal(file.bytes.subarray(0, 5).toString(), "%PDF-");
    assert.match(String(file.headers["content-disposition"]), /^attachment; filename="[a-z-]+-2026-03-12\.pdf"$/);
    assert.equal(file.headers["cache-control"], "no-store");
    assert.equal(await stateOf(id), "delivered");
  }
  const entries = await world.transaction((tx) => auditEntriesAbout(tx, maria.personId, 1000));
  const looks = entries.find(({ way, detail }) => way === "patient-access-report" && detail.step === "given-out");
  assert.ok(Number(looks?.detail.lines) > 0, "what staff did with the request is in the report");
  const given = entries.filter(({ action, detail }) => action === "patient-delivery" && detail.step === "given-out");
  assert.deepEqual(
    given.map(({ way, rule, accountId }) => [way, rule, accountId]),
    [
      ["patient-access-report", "patient-request", null],
      ["patient-record", "patient-request", null],
      ["patient-consents", "patient-request", null],
    ],
  );
});

test("the own record comes as FHIR too, whatever the patient denied to others", async () => {
  const { link } = await delivered("own-record");
  const file = await send("file", { link, pass: await entered(link), format: "fhir" });
  assert.equal(file.headers["content-type"], "application/fhir+json");
  const bundle = JSON.parse(file.body);
  assert.deepEqual([bundle.resourceType, bundle.type], ["Bundle", "collection"]);
  const kinds = bundle.entry.map(({ resource }: { resource: { resourceType: string } }) => resource.resourceType);
  assert.deepEqual(kinds.toSorted(), ["Observation", "Patient"]);
  const consents = await delivered("consent-values");
  const none = await send("file", { link: consents.link, pass: await entered(consents.link), format: "fhir" });
  assert.equal(none.status, 401);
});

test("the link opens nothing without the code, and the code nothing without the link", async () => {
  const { link } = await delivered("own-record");
  assert.equal((await send("open", { link, code: "12345678" })).status, 401, "no code was sent yet");
  await send("code", { link });
  assert.equal((await send("file", { link, pass: "", format: "pdf" })).status, 401);
  assert.equal((await send("file", { link, pass: "x".repeat(43), format: "pdf" })).status, 401);
  const other = await delivered("consent-values");
  assert.equal((await send("open", { link: other.link, code: newestCode() })).status, 401, "a code of another link");
  const forged = link.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  assert.equal((await send("code", { link: forged })).status, 401);
  assert.equal((await send("code", { link: "" })).status, 401);
  const pass = await entered(link);
  assert.equal((await send("file", { link: other.link, pass, format: "pdf" })).status, 401, "a pass of another link");
});

test("five wrong codes end a code, and fifteen the link", async () => {
  const { link } = await delivered("consent-values");
  for (let code = 0; code < 3; code += 1) {
    assert.equal((await send("code", { link })).status, 200);
    const right = newestCode();
    const wrong = right === "00000000" ? "00000001" : "00000000";
    for (let tries = 0; tries < 5; tries += 1) {
      assert.equal((await send("open", { link, code: wrong })).status, 401);
    }
    assert.equal((await send("open", { link, code: right })).status, 401, "even the right one");
    await later(11 * minuteMs);
  }
  assert.match((await send("code", { link })).body, /no longer opens/);
});

test("a code works once, for ten minutes, and so many are sent at most", async () => {
  const { link } = await delivered("consent-values");
  await send("code", { link });
  const first = newestCode();
  assert.equal((await send("open", { link, code: first })).status, 200);
  assert.equal((await send("open", { link, code: first })).status, 401, "once");
  await send("code", { link });
  await later(10 * minuteMs);
  assert.equal((await send("open", { link, code: newestCode() })).status, 401, "ten minutes");
  for (let sends = 0; sends < 3; sends += 1) assert.equal((await send("code", { link })).status, 200);
  assert.equal((await send("code", { link })).status, 429);
});

test("files are to be taken within 15 minutes of the code", async () => {
  const { link } = await delivered("consent-values");
  const pass = await entered(link);
  await later(14 * minuteMs);
  assert.equal((await send("file", { link, pass, format: "pdf" })).status, 200);
  await later(minuteMs);
  assert.equal((await send("file", { link, pass, format: "pdf" })).status, 401);
});

test("a newer link, closing the request, and seven days each end a link", async () => {
  const first = await delivered("consent-values");
  const second = await sendAgain(first.id);
  assert.equal((await send("code", { link: first.link })).status, 401);
  assert.equal((await send("code", { link: second })).status, 200);
  await auditor.post(`/api/privacy/requests/${first.id}/close`, { because: "Withdrawn by the patient" });
  assert.equal((await send("code", { link: second })).status, 401);
  const late = await delivered("consent-values");
  await later(7 * 24 * 60 * minuteMs);
  assert.equal((await send("code", { link: late.link })).status, 401);
});

test("who asked as a parent gets nothing once the child is ten, even with the code entered before", async () => {
  const tenTomorrow = { family: "Alder", given: "Ivo", birthDate: dayAfter(world.clock.now()) };
  const person = await world.tell(world.feed, "3", { patient: tenTomorrow });
  const { birthDate } = tenTomorrow;
  const { link } = await delivered("own-record", { relation: "parent", name: "Ivo Alder", birthDate, person });
  const pass = await entered(link);
  assert.equal((await send("file", { link, pass, format: "pdf" })).status, 200);
  await later(24 * 60 * minuteMs);
  assert.equal((await send("file", { link, pass: await entered(link), format: "pdf" })).status, 401);
  const entries = await world.transaction((tx) => auditEntriesAbout(tx, person.personId, 1000));
  assert.ok(entries.some(({ rule, outcome }) => rule === "relation-minor" && outcome === "refused"));
});

/** The birth date of who turns ten on the next day. */
const dayAfter = (now: Date): string => {
  const tomorrow = new Date(now.getTime() + 24 * 60 * minuteMs).toISOString().slice(0, 10);
  return `${Number(tomorrow.slice(0, 4)) - 10}${tomorrow.slice(4)}`;
};

test("a form from another page is not taken", async () => {
  const { link } = await delivered("consent-values");
  for (const step of ["code", "open", "file"]) {
    assert.equal((await send(step, { link }, { "sec-fetch-site": "cross-site" })).status, 403, step);
  }
});

test("where the patients of the proofed person come apart, nothing is given out", async () => {
  const { id, link } = await delivered("own-record");
  const pass = await entered(link);
  await world.run(
    sql`update privacy.patient_request set patient_ids = ${[maria.patientId, june.patientId]}::uuid[] where id = ${id}`,
  );
  assert.equal((await send("file", { link, pass, format: "pdf" })).status, 401);
});
