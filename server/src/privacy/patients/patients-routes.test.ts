import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PatientRequests } from "@crossbay/contract";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";

let world: PrivacyWorld;
before(async () => {
  world = await startPrivacyWorld();
});
after(() => world.stop());

const filled = {
  kind: "access-report",
  relation: "self",
  name: "Zoë  O'Brien",
  birthDate: "1984-06-15",
  contact: "+1 518 555 0199",
  words: "In the evening.\nPlease.",
  website: "",
};
const get = async (url: string) => {
  const { statusCode, body, headers } = await world.http.inject({ url });
  return { status: statusCode, body, headers };
};
async function send(
  form: Partial<typeof filled>,
  { path = "/patients", address = "192.0.2.77", ...headers }: Record<string, string> = {},
) {
  const answer = await world.http.inject({
    method: "POST",
    url: path,
    remoteAddress: address,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...headers },
    payload: new URLSearchParams({ ...filled, ...form }).toString(),
  });
  return { status: answer.statusCode, body: answer.body, location: String(answer.headers.location) };
}
const waiting = async () => (await world.auditor.get<PatientRequests>("/api/privacy/requests")).body.requests;

test("the page for patients stands in English and Spanish, small, and without a script", async () => {
  for (const [path, language, heading] of [
    ["/patients", "en", "Your choices and what each means"],
    ["/pacientes", "es", "Lo que puede elegir y qué significa"],
  ] as const) {
    const { status, body, headers } = await get(path);
    assert.equal(status, 200);
    assert.match(String(headers["content-type"]), /^text\/html/);
    assert.ok(body.includes(`<html lang="${language}">`) && body.includes(heading), path);
    assert.doesNotMatch(body, /<script|\{\{|undefined/);
    assert.ok(Buffer.byteLength(body) < 200_000, "under 200 kB");
  }
  assert.match((await get("/patients")).body, /hreflang="es" href="\/pacientes"/);
});

test("a request from the page gets a number, waits for the staff, and tells them by mail without what it says", async () => {
  const { status, location } = await send({});
  assert.equal(status, 303);
  const number = /number=(P-2026-\d{4})$/.exec(location)?.[1] ?? "";
  assert.ok((await get(location)).body.includes(number));
  const request = (await waiting()).find((each) => each.number === number);
  assert.deepEqual(
    [request?.name, request?.birthDate, request?.words, request?.kind, request?.state],
    ["Zoë O'Brien", "1984-06-15", "In the evening.\nPlease.", "access-report", "new"],
  );
  await world.deliver();
  const mail = world.outbox.mails.find(({ subject }) => subject.includes("a patient asks"));
  assert.equal(mail?.to, "ruth.calder@crossbay.example");
  assert.doesNotMatch(mail?.text ?? "", /Brien|1984|evening/);
});

test("what is missing or wrong is said in the page's language, and what was typed stays", async () => {
  const { status, body } = await send(
    { kind: "everything", relation: "", name: "", birthDate: "2031-01-01", contact: "" },
    { path: "/pacientes" },
  );
  assert.equal(status, 422);
  for (const words of ["Elija lo que pide", "Escriba el nombre del paciente", "fecha de nacimiento del paciente con"]) {
    assert.ok(body.includes(words), words);
  }
  assert.ok(body.includes("In the evening."));
  const long = await send({ words: "x".repeat(1001), name: "<script>alert(1)</script>" });
  assert.equal(long.status, 422);
  assert.ok(long.body.includes("1001 characters") && !long.body.includes("<script>"));
  for (const birthDate of ["1984-02-30", "15.06.1984", "0001-01-01"])
    assert.equal((await send({ birthDate })).status, 422);
});

test("a request in Spanish is served in Spanish", async () => {
  const { location } = await send({ name: "Ana Ruiz" }, { path: "/pacientes", address: "198.51.100.3" });
  assert.match(location, /^\/pacientes\/received\?number=/);
  assert.match((await get(location)).body, /Su número es P-2026-/);
});

test("the number on the page is a number, whatever the address says", async () => {
  const { body } = await get("/patients/received?number=%3Cscript%3E");
  assert.doesNotMatch(body, /script/);
});

test("a program that fills the hidden field, and a form from elsewhere, leave nothing", async () => {
  const before = (await waiting()).length;
  assert.equal((await send({ website: "https://spam.example" })).status, 303);
  assert.equal((await send({}, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await waiting()).length, before);
});

test("one network sends five requests in ten minutes at most; others still may", async () => {
  const address = "203.0.113.9";
  for (let sent = 0; sent < 5; sent += 1) assert.equal((await send({}, { address })).status, 303);
  const busy = await send({}, { address });
  assert.equal(busy.status, 429);
  assert.ok(busy.body.includes("Zoë O&#39;Brien"), "what was written is still there");
  assert.equal((await send({}, { address: "198.51.100.99" })).status, 303);
});
