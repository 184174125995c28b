import assert from "node:assert/strict";
import { test } from "node:test";
import type { NumberedUser } from "../../accounts/index.ts";
import type { AccountId, ParticipantId, PatientId, SourceId } from "../../platform/ids.ts";
import type { NamedPractitioner } from "../../record/index.ts";
import { addressed } from "./addressing-rules.ts";

const laboratory = "laboratory" as ParticipantId;
const hospital = "hospital" as ParticipantId;
const practice = "practice" as ParticipantId;
const clinic = "clinic" as ParticipantId;
const sources = [
  { id: "lab feed" as SourceId, participantId: laboratory },
  { id: "hospital feed" as SourceId, participantId: hospital },
];

const user = (participantId: ParticipantId, accountId = "iris"): NumberedUser => ({
  npi: "2000000028",
  accountId: accountId as AccountId,
  participantId,
});

const named = (sourceId: string, kind: NamedPractitioner["kind"], version = 1): NamedPractitioner => ({
  kind,
  reason: kind === "discharge" ? "referred" : "ordered",
  npi: "2000000028",
  change: {
    patientId: "patient" as PatientId,
    sourceId: sourceId as SourceId,
    resourceId: "resource",
    kind: "DiagnosticReport",
    version,
    labels: [],
    messageKey: Buffer.alloc(0),
    eventAt: "2026-03-11T10:00:00.000Z",
    resource: { resourceType: "Basic", code: {} } as never,
  },
});

const whereTo = (name: NamedPractitioner, users: readonly NumberedUser[]) =>
  addressed([name], users, sources).map(({ accountId, participantId }) => `${accountId} ${participantId}`);

test("a laboratory's result goes to each practice of who ordered it, for nobody can tell for which", () => {
  assert.deepEqual(whereTo(named("lab feed", "result"), [user(practice), user(clinic)]), [
    "iris practice",
    "iris clinic",
  ]);
});

test("a hospital's own result is not sent to who works there, nor to their practice", () => {
  assert.deepEqual(whereTo(named("hospital feed", "result"), [user(hospital), user(practice)]), []);
  assert.deepEqual(whereTo(named("hospital feed", "result"), [user(practice)]), ["iris practice"]);
});

test("a discharge reaches the practice of a referrer who works in the hospital too", () => {
  assert.deepEqual(whereTo(named("hospital feed", "discharge"), [user(hospital), user(practice)]), ["iris practice"]);
});

test("a number that nobody has reaches nobody", () => {
  assert.deepEqual(whereTo(named("lab feed", "result"), []), []);
});

test("of a result that one batch tells twice the newer version counts", () => {
  const both = addressed([named("lab feed", "result"), named("lab feed", "result", 2)], [user(practice)], sources);
  assert.deepEqual(
    both.map(({ version }) => version),
    [2],
  );
});
