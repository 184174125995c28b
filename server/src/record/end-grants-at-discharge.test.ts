import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ConsentPage } from "@crossbay/contract";
import type { Encounter } from "@crossbay/formats/fhir";
import { sql, type TestBrowser } from "../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, resourceId, type TellResult } from "../../../test/support/record-world.ts";
import type { Source } from "../accounts/index.ts";
import { rows } from "../platform/sql.ts";
import { endGrantsAtDischarge } from "./end-grants-at-discharge.ts";
import { onRecordChanged } from "./on-record-changed.ts";

let world: RecordWorld;
let registrar: TestBrowser;
let clinic: Source;
let takeBack: () => void;
let number = 0;
const name = () => `Aziz${"abcdefgh"[number]}`.repeat(2);

before(async () => {
  world = await aRecord();
  takeBack = onRecordChanged((tx, changes) => endGrantsAtDischarge(tx, world.context, changes));
  await world.run(sql`update accounts.participant set minor_consent_services = true`);
  clinic = await world.addFeed({ participantId: world.practice.id, code: "LANTERN" });
  registrar = await world.reader("registrar", world.hospital);
});
after(async () => {
  takeBack();
  await world.stop();
});

const encounter = (patient: TellResult, status: Encounter["status"], end: string): Encounter => ({
  resourceType: "Encounter",
  id: resourceId(`visit ${patient.patientId} ${end}`),
  status,
  class: { code: "EMER" },
  subject: { reference: `Patient/${patient.patientId}` },
  period: { start: "2026-03-12T13:00:00Z", ...(status === "finished" ? { end } : {}) },
});

/** Noor signs at 14:00 UTC for this visit at the hospital; then a source tells of a visit. */
async function afterVisit(source: Source, status: Encounter["status"], end: string): Promise<string> {
  number += 1;
  const patient = { family: name(), given: "Noor", birthDate: "2010-01-15" };
  const noor = await world.tell(world.feed, `7${number}`, { patient });
  const path = `/api/persons/${noor.personId}/consent`;
  const { status: answered } = await registrar.post<ConsentPage>(path, {
    ...{ value: "grant", formId: "minor-one-visit", formVersion: 2, language: "en", signedOn: "2026-03-12" },
    ...{ signerName: "Noor Aziz", signerRelation: "self", evidence: "e-signature", oneVisit: true },
  });
  assert.equal(answered, 200);
  const where = source === world.feed ? noor : await world.tell(source, `7${number}`, { patient, authority: "CGH" });
  const eventAt = "2026-03-12T15:00:00.000Z";
  await world.tell(source, `7${number}`, {
    patient,
    ...(source === world.feed ? {} : { authority: "CGH" }),
    eventAt,
    resources: [encounter(where, status, end)],
  });
  return (await registrar.get<ConsentPage>(path)).body.consent.value;
}

test("a minor's grant for a visit ends in the moment in which its discharge is told", async () => {
  assert.equal(await afterVisit(world.feed, "finished", "2026-03-12T14:30:00Z"), "none");
  const entries = await world.transaction((tx) =>
    rows<{ version: string }>(tx, sql`select consent_version as version from audit.entry where action = 'consent-end'`),
  );
  assert.match(entries[0]?.version ?? "", /^minor-one-visit\/2\/en\/[0-9a-f-]{36}$/);
});

test("it stands while the visit goes on, and over the discharge of an earlier visit that is told late", async () => {
  assert.equal(await afterVisit(world.feed, "in-progress", ""), "grant");
  assert.equal(await afterVisit(world.feed, "finished", "2026-03-12T13:30:00Z"), "grant");
});

test("a discharge at another participant leaves it alone", async () => {
  assert.equal(await afterVisit(clinic, "finished", "2026-03-12T14:30:00Z"), "grant");
});
