import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { ConsentPage, Problem, RecordConsentRequest } from "@crossbay/contract";
import { sql, type TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { asDataUrl, signaturePicture } from "../../../../test/support/signature-picture.ts";
import { auditEntriesAbout } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";

let world: RecordWorld;
let registrar: TestBrowser;
let maria: TellResult;
let number = 0;

before(async () => {
  world = await aRecord();
  registrar = await world.reader("registrar", world.hospital);
});
after(() => world.stop());
beforeEach(async () => {
  number += 1;
  maria = await world.tell(world.feed, `3${number}`, {
    patient: { family: `Voss${"abcdefghij"[number]}`, given: "Eleanor", birthDate: `195${number % 10}-02-03` },
  });
});

const path = () => `/api/persons/${maria.personId}/consent`;
const decision: RecordConsentRequest = {
  value: "grant",
  formId: "emergency-services",
  formVersion: 2,
  language: "es",
  signedOn: "2026-03-12",
  signerName: "Eleanor Voss",
  signerRelation: "self",
  witnessName: "Ben Whitlock",
  evidence: "paper-on-file",
};
const record = (change: Partial<RecordConsentRequest> & Record<string, unknown> = {}) =>
  registrar.post<ConsentPage & Problem>(path(), { ...decision, ...change });
const pdf = Buffer.from("%PDF-1.7\n% an invented scan\n");
const download = async (browser: TestBrowser, decisionId: string) => {
  const answer = await world.http.inject({
    method: "GET",
    url: `${path()}/${decisionId}/evidence`,
    cookies: Object.fromEntries(browser.cookies),
  });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
};

test("a scanned form is kept with the decision and comes back byte for byte, as a file", async () => {
  const { status, body } = await record({ scan: pdf.toString("base64") });
  assert.equal(status, 200, JSON.stringify(body));
  const [shown] = body.consent.decisions;
  assert.deepEqual(
    [shown?.hasEvidence, shown?.language, shown?.witnessName, shown?.evidence],
    [true, "es", "Ben Whitlock", "paper-on-file"],
  );
  const file = await download(registrar, shown!.id);
  assert.equal(file.status, 200);
  assert.deepEqual(file.bytes, pdf);
  assert.equal(file.headers["content-type"], "application/pdf");
  assert.match(String(file.headers["content-disposition"]), /^attachment/);
  assert.match(String(file.headers["content-security-policy"]), /sandbox/);
  assert.equal(file.headers["x-content-type-options"], "nosniff");
  const entries = await world.context.database.snapshot((tx) => auditEntriesAbout(tx, maria.personId, 10));
  const look = entries.find(({ action }) => action === "consent-evidence-view");
  assert.deepEqual([look?.outcome, look?.patientIds], ["permitted", [maria.patientId]]);
});

test("a drawn signature is kept as the picture that was drawn", async () => {
  const picture = signaturePicture(500);
  const { body } = await record({ evidence: "e-signature", drawnSignature: asDataUrl(picture) });
  const file = await download(registrar, body.consent.decisions[0]!.id);
  assert.deepEqual([file.headers["content-type"], file.bytes.equals(picture)], ["image/png", true]);
});

test("a typed signature is kept with the words of the choice that was signed", async () => {
  const { body } = await record({ evidence: "e-signature", signerName: "Eleanor Voss" });
  const file = await download(registrar, body.consent.decisions[0]!.id);
  const text = file.bytes.toString();
  assert.match(text, /typing the name: Eleanor Voss \(self\)/);
  assert.match(text, /DOY MI CONSENTIMIENTO para que Crossbay General Hospital vea TODA/);
  assert.match(text, /emergency-services, version 2, language es/);
});

test("a scan that is a web page or a drawing with a script is refused, whatever it is called", async () => {
  const bad: [string, string][] = [
    ["<html><script>alert(1)</script></html>", "HTML"],
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"],
    ["   %PDF-1.7", "a PDF that does not begin as one"],
    ["GIF89a", "a GIF"],
  ];
  for (const [text, what] of bad) {
    const { status, body } = await record({ scan: Buffer.from(text).toString("base64") });
    assert.deepEqual([status, body.code, body.fields?.[0]?.field], [422, "consent-refused", "scan"], what);
  }
  const large = Buffer.concat([pdf, Buffer.alloc(5 * 1024 * 1024)]).toString("base64");
  assert.equal((await record({ scan: large })).body.fields?.[0]?.field, "scan", "over 5 MB");
});

test("forged signatures are refused: empty, no picture, on another day, or where none belongs", async () => {
  const drawn = asDataUrl(signaturePicture(500));
  const eSignature = { evidence: "e-signature" } as const;
  const forged: [Partial<RecordConsentRequest>, string][] = [
    [{ ...eSignature, drawnSignature: asDataUrl(signaturePicture(0)) }, "drawnSignature"],
    [{ ...eSignature, drawnSignature: "data:text/html;base64,PHNjcmlwdD4=" }, "drawnSignature"],
    [{ ...eSignature, drawnSignature: `data:image/png;base64,${pdf.toString("base64")}` }, "drawnSignature"],
    [{ ...eSignature, drawnSignature: drawn, signedOn: "2026-03-11" }, "signedOn"],
    [{ ...eSignature, signerName: "   " }, "signerName"],
    [{ drawnSignature: drawn }, "drawnSignature"],
    [{ ...eSignature, scan: pdf.toString("base64") }, "scan"],
    [{ evidence: "verbal", drawnSignature: drawn }, "drawnSignature"],
  ];
  for (const [change, field] of forged) {
    const { status, body } = await record(change);
    assert.deepEqual([status, body.code, body.fields?.[0]?.field], [422, "consent-refused", field], field);
  }
  const { body } = await registrar.get<ConsentPage>(path());
  assert.deepEqual(body.consent.decisions, []);
});

test("what a request carries beside its fields says nothing: neither for whom, nor for how long, nor by whom", async () => {
  const { status, body } = await record({
    participantId: world.practice.id,
    patientId: newId(),
    scope: "everyone",
    coveredParticipantIds: [world.practice.id],
    recordedBy: { accountId: newId(), name: "Somebody Else" },
    endsAt: "2099-01-01T00:00:00Z",
  });
  assert.equal(status, 200);
  const [shown] = body.consent.decisions;
  assert.deepEqual(
    [shown?.participantName, shown?.scope, shown?.recordedBy, shown?.endsAt],
    [world.hospital.name, "participant", "Rosa Delgado", undefined],
  );
});

test("evidence of another person, another participant or nobody reads as not there", async () => {
  const { body } = await record({ scan: pdf.toString("base64") });
  const decisionId = body.consent.decisions[0]!.id;
  const nurse = await world.reader("nurse", world.practice);
  await nurse.get(path());
  const other = await download(nurse, decisionId);
  const unknown = await download(registrar, newId());
  const notShown = await download(await world.reader("physician", world.hospital), decisionId);
  const texts = [other, unknown, notShown].map(({ status, bytes }) => {
    const { requestId: _, ...problem } = JSON.parse(bytes.toString()) as Problem;
    return JSON.stringify([status, problem]);
  });
  assert.deepEqual(new Set(texts).size, 1, texts.join("\n"));
  assert.match(texts[0]!, /^\[404,/);
  const auditor = await world.reader("privacy-officer", world.hospital);
  await auditor.get(path());
  assert.equal((await download(auditor, decisionId)).status, 403);
});

test("evidence is never changed or removed by the application", async () => {
  await record({ scan: pdf.toString("base64") });
  for (const statement of [
    sql`update access.consent_evidence set content = ''::bytea`,
    sql`delete from access.consent_evidence`,
    sql`delete from access.consent_end`,
    sql`delete from access.consent_form`,
  ])
    await assert.rejects(world.run(statement), { code: "42501" });
});
