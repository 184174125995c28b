import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aRecord, type RecordWorld, showPerson } from "../../../test/support/record-world.ts";
import type { Actor, Extent, Participant } from "../accounts/index.ts";
import { AuditTrail, AuditUnavailableError, auditEntriesOfRequest } from "../audit/index.ts";
import { type AccountId, newId, type PatientId, type PersonId, type SessionId } from "../platform/ids.ts";
import { makeMetrics } from "../platform/metrics.ts";
import { Database } from "../platform/transaction.ts";
import { AccessGrant } from "./access-grant.ts";
import { confirmRedisclosure } from "./confirm-redisclosure.ts";
import { admitList, auditOfGrant, previewAccess, type Refusal, requestGrant, requestGrants } from "./index.ts";

let world: RecordWorld;
let maria: { patientId: PatientId; personId: PersonId };
let henry: { patientId: PatientId; personId: PersonId };
before(async () => {
  world = await aRecord();
  maria = await world.tell(world.feed, "1001", {
    patient: { family: "Twinning", given: "Maria", birthDate: "1980-02-03" },
  });
  henry = await world.tell(world.feed, "1002", {
    patient: { family: "Osei", given: "Henry", birthDate: "1961-09-30" },
  });
  await world.decide(maria.patientId, world.hospital, "grant");
  for (const { personId } of [maria, henry]) {
    await showPerson(world.context, accountId, personId);
    await confirmRedisclosure(world.context, { actor: okafor(), personId, requestId: "warned" });
  }
});
after(() => world.stop());

const full = (extent: Extent) => ({
  demographics: extent,
  encounters: extent,
  "clinical-lists": extent,
  results: extent,
  documents: extent,
  sensitive: extent,
  identifiers: extent,
  consent: extent,
});

const accountId = newId<AccountId>();
const sessionId = newId<SessionId>();
const okafor = (change: Partial<Actor> = {}): Actor => ({
  accountId,
  username: "aokafor",
  name: "Amara Okafor",
  family: "Okafor",
  sessionId,
  affiliationId: newId(),
  participant: world.hospital,
  titleId: "physician",
  title: "Physician (including resident)",
  seesSensitiveData: true,
  writtenConsentOnly: false,
  levels: ["practitioner-btg"],
  extents: full("full"),
  purpose: "treatment",
  accountActive: true,
  trained: true,
  secondFactor: true,
  ...change,
});
const at = (participant: Participant, levels: Actor["levels"] = ["practitioner"]): Actor =>
  okafor({ participant, levels });

const ask = (actor: Actor, personId: PersonId, requestId: string) =>
  requestGrant(world.context, { actor, personId, way: "portal-chart", requestId });
const refusalOf = (answer: AccessGrant | Refusal): Refusal => {
  assert.ok(answer.refused, "was granted");
  return answer;
};
const auditOf = (requestId: string) => world.context.database.snapshot((tx) => auditEntriesOfRequest(tx, requestId));

test("a grant names the person's patients, the purpose, and what allowed it", async () => {
  const grant = await ask(okafor(), maria.personId, "granted");
  assert.ok(grant instanceof AccessGrant);
  assert.ok(AccessGrant.isIssued(grant));
  assert.deepEqual([grant.personId, grant.patientIds], [maria.personId, [maria.patientId]]);
  assert.deepEqual([grant.purpose, grant.rule, grant.consentValue], ["treatment", "consent-participant", "grant"]);
  assert.match(grant.consentVersion ?? "", /^emergency-services\/1\/en\/[0-9a-f-]{36}$/);
  assert.deepEqual(await auditOf("granted"), [], "what is granted is recorded by whoever reads, with what was read");
});

test("the reader's record of a permitted look says who, whose, why and by which decision", async () => {
  const grant = await ask(okafor(), maria.personId, "reading");
  assert.ok(!grant.refused);
  await world.context.audit.record([auditOfGrant(grant, "chart-view", "reading", { results: 3 })]);
  const [entry] = await auditOf("reading");
  assert.deepEqual(
    [entry?.username, entry?.personId, entry?.patientIds, entry?.way, entry?.purpose, entry?.rule, entry?.detail],
    ["aokafor", maria.personId, [maria.patientId], "portal-chart", "treatment", "consent-participant", { results: 3 }],
  );
  assert.equal(entry?.consentVersion, grant.consentVersion);
});

test("a refusal is in the audit record before it is answered", async () => {
  const refusal = refusalOf(await ask(okafor(), henry.personId, "refused"));
  assert.deepEqual([refusal.reason, refusal.nextSteps], ["no-consent", ["record-consent", "break-the-glass"]]);
  const [entry, ...more] = await auditOf("refused");
  assert.equal(more.length, 0);
  assert.deepEqual(
    [entry?.action, entry?.outcome, entry?.rule, entry?.personId, entry?.patientIds, entry?.way],
    ["chart-view", "refused", "no-consent", henry.personId, [], "portal-chart"],
  );
});

test("breaking the glass is offered where the policy offers it", async () => {
  const { breakTheGlass: offer, nextSteps } = refusalOf(await ask(okafor(), henry.personId, "glass"));
  assert.deepEqual([offer?.offered, offer?.available], [true, true]);
  assert.ok(nextSteps.includes("break-the-glass"));
  assert.equal(refusalOf(await ask(at(world.hospital), henry.personId, "glass")).breakTheGlass, undefined);
});

test("consent given to the hospital opens nothing at the practice", async () => {
  const refusal = refusalOf(await ask(at(world.practice), maria.personId, "practice"));
  assert.equal(refusal.reason, "no-consent");
  assert.match(refusal.detail, /Lantern Street Family Practice/);
});

test("a person who does not exist is refused like any other, and the guess is recorded", async () => {
  const nobody = newId<PersonId>();
  assert.equal(refusalOf(await ask(okafor(), nobody, "guess")).reason, "not-found");
  const [entry] = await auditOf("guess");
  assert.deepEqual([entry?.rule, entry?.personId], ["not-found", nobody]);
});

test("whom no search has shown is refused as somebody who does not exist, and the record says why", async () => {
  const stranger = okafor({ accountId: newId() });
  const refusal = refusalOf(await ask(stranger, henry.personId, "guessed"));
  const unknown = refusalOf(await ask(stranger, newId<PersonId>(), "unknown"));
  assert.deepEqual(refusal, unknown);
  assert.equal((await auditOf("guessed"))[0]?.rule, "no-consent");
});

test("the record opens only after the warning about redisclosure was read in this session", async () => {
  const later = okafor({ sessionId: newId() });
  const refusal = refusalOf(await ask(later, maria.personId, "unwarned"));
  assert.deepEqual([refusal.reason, refusal.nextSteps], ["redisclosure-unconfirmed", ["confirm-redisclosure"]]);
  await confirmRedisclosure(world.context, { actor: later, personId: maria.personId, requestId: "warned later" });
  assert.ok(!(await ask(later, maria.personId, "warned")).refused);
});

test("many persons are asked for at once, and each has its answer", async () => {
  const nobody = newId<PersonId>();
  const answers = await requestGrants(world.context, {
    actor: okafor(),
    personIds: [maria.personId, henry.personId, nobody],
    way: "portal-chart",
    requestId: "many",
  });
  const reasons = [...answers].map(([, answer]) => (answer.refused ? answer.reason : "granted"));
  assert.deepEqual(reasons, ["granted", "no-consent", "not-found"]);
  assert.equal((await auditOf("many")).length, 2);
});

test("no audit, no answer: when a refusal cannot be recorded, the request fails", async () => {
  const { context } = world;
  const gone = new Database({ url: "postgresql://nobody@127.0.0.1:1/none", connectionsMax: 1 });
  const broken = { ...context, audit: new AuditTrail({ ...context, database: gone, metrics: makeMetrics() }) };
  await assert.rejects(
    requestGrant(broken, { actor: okafor(), personId: henry.personId, way: "portal-chart", requestId: "lost" }),
    AuditUnavailableError,
  );
  await gone.close();
});

test("the list of hits tells what opening each chart would answer, without recording anything", async () => {
  const before = await auditOf("preview");
  const previews = await world.context.database.snapshot((tx) =>
    previewAccess(tx, { actor: okafor(), personIds: [maria.personId, henry.personId], now: world.clock.now() }),
  );
  assert.deepEqual(previews.get(maria.personId), { allowed: true, consent: "grant" });
  const refused = previews.get(henry.personId);
  assert.deepEqual([refused?.allowed, refused?.consent], [false, "none"]);
  assert.match(refused?.because ?? "", /No consent is recorded/);
  assert.deepEqual(await auditOf("preview"), before);
});

test("searching needs a role with patients and a purpose", async () => {
  const admit = (actor: Actor, requestId: string) =>
    admitList(world.context, { actor, way: "portal-search", requestId });
  assert.equal(await admit(at(world.hospital, ["registration"]), "search"), undefined);
  const { purpose: _, ...withoutPurpose } = okafor();
  assert.equal((await admit(withoutPurpose, "no purpose"))?.reason, "purpose-missing");
  assert.equal((await admit(at(world.hospital, ["audit"]), "no level"))?.reason, "level-lacks-right");
  const [entry] = await auditOf("no level");
  assert.deepEqual([entry?.action, entry?.outcome, entry?.rule], ["search", "refused", "level-lacks-right"]);
});

test("nothing but access makes a grant", () => {
  const forged = Object.assign(Object.create(AccessGrant.prototype) as object, { refused: false });
  assert.equal(AccessGrant.isIssued(forged), false);
});
