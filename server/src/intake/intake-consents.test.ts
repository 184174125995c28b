import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { ConsentSegment } from "@crossbay/formats/hl7v2";
import { aMessage, anIntake, type IntakeWorld, type MessageTerms } from "../../../test/support/intake-world.ts";
import { loadConsentForms } from "../access/index.ts";
import { setConsentSegment } from "../accounts/index.ts";
import { theOperator } from "./quarantine/engineer.ts";
import { replayQuarantined } from "./quarantine/replay-quarantined.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
  await loadConsentForms(world.context);
  await configure({ segment: "CON" });
});
afterEach(() => world.close());

async function configure(segment: ConsentSegment | null): Promise<void> {
  await world.context.database.transaction((tx) => setConsentSegment(tx, { code: "HARBOUR", segment }));
  world.clock.advance(2_000);
}

const local = (values: Record<string, "grant" | "deny">): ConsentSegment => ({
  segment: "ZCN",
  value: { field: 2, component: 1 },
  date: { field: 3, component: 1 },
  values,
  signers: {},
});

const visit = "PV1|1|I|4W^12^A||||||||||||||||V100|||||||||||||||||||||||||20260312100000-0400";
/** CON with status, day of signature, name and relation of the signer. */
const con = (status: string, day = "20260310", mode = "W", signer = "", relation = ""): string =>
  `CON|1|001||||||||${mode}|${status}||${day}|||||||||||${signer}|${relation}`;
const admit = (segments: readonly string[], terms: MessageTerms = {}) =>
  world.send(aMessage({ ...terms, segments: [visit, ...segments] }));

type Decision = { value: string; signed_on: string; signer: string; evidence: string };
const decisions = () =>
  world.query<Decision>(
    `select value, to_char(signed_on, 'YYYY-MM-DD') as signed_on, signer_name || ', ' || signer_relation as signer, evidence
     from access.consent_decision order by signed_on, value`,
  );
const values = async () => (await decisions()).map(({ value }) => value);
const count = async (table: string) =>
  (await world.query<{ count: number }>(`select count(*)::integer as count from ${table}`))[0]?.count;

test("a decision in CON is recorded for the source's own participant, with its evidence and its audit record", async () => {
  assert.equal((await admit([con("A"), "DG1|1||F10.20^Alcohol dependence^I10"])).code, "AA");
  const [decision] = await decisions();
  assert.deepEqual(decision, {
    value: "grant",
    signed_on: "2026-03-10",
    signer: "Odalys QUILLFEATHER, self",
    evidence: "source-message",
  });
  const [kept] = await world.query<{ form: string; own: boolean; content: Buffer; media_type: string }>(
    `select d.form_id || '/' || d.form_version as form, d.participant_id = s.participant_id as own, e.content, e.media_type
     from access.consent_decision d join access.consent_evidence e on e.id = d.evidence_id, accounts.source s`,
  );
  assert.deepEqual([kept?.form, kept?.own, kept?.media_type], ["standard/2", true, "text/plain"]);
  assert.match(kept?.content.toString() ?? "", /^MSH\|[^\n]*\nCON\|1\|001/);
  assert.doesNotMatch(kept?.content.toString() ?? "", /F10|PID/, "who sees the evidence may not see diagnoses");
  const [entry] = await world.query<{ detail: { source: string; value: string } }>(
    "select detail from audit.entry where action = 'consent-record'",
  );
  assert.deepEqual([entry?.detail.source, entry?.detail.value], ["HARBOUR", "grant"]);
});

test("a resent decision changes nothing, however often and whatever was decided since", async () => {
  await admit([con("A")]);
  await admit([con("R", "20260311")]);
  await admit([con("A")]);
  await admit([con("R", "20260311"), con("A").replace("CON|1", "CON|2")]);
  assert.deepEqual(await values(), ["grant", "deny"]);
});

test("an undated decision changes nothing; the message is on the chart, and its receipt says so", async () => {
  assert.equal((await admit([con("A", "")])).code, "AA");
  const [receipt] = await world.query<{ place: string }>(
    "select (answer #> '{errors,0,location}')::text as place from intake.receipt",
  );
  assert.match(receipt?.place ?? "", /"field": 13.*"CON"/);
  assert.deepEqual(await values(), []);
});

test("a grant that a sender calls rescinded stands no more", async () => {
  await admit([con("A")]);
  assert.equal((await admit([con("X", "20260311")])).code, "AA");
  assert.deepEqual(await values(), ["grant", "none"]);
});

test("a grant by telephone is one by word of mouth, and is not renewed by being sent again", async () => {
  await admit([con("A", "20260312", "T")]);
  world.clock.advance(3_600_000);
  await admit([con("A", "20260312", "T")]);
  assert.deepEqual(
    (await decisions()).map(({ evidence }) => evidence),
    ["verbal"],
  );
});

test("a message whose decision cannot be kept waits in quarantine with its place, and nothing of it is lost or kept in part", async () => {
  for (const [segment, place] of [
    [con("?"), "CON\\^1\\^11\\|103"],
    [con("A", "20260313"), "CON\\^1\\^13\\|102"],
    // Only what is stored can tell: nobody signs before the patient's birth, nor a parent for an adult.
    [con("A", "19600101"), "CON\\^1\\^13\\|102"],
    [con("A", "20260310", "W", "Quillfeather^Ada", "2"), "CON\\^1\\^25\\|103"],
  ] as const) {
    const answer = await admit([segment]);
    assert.equal(answer.code, "AE");
    assert.match(answer.text, new RegExp(`ERR\\|\\|${place}`));
    assert.doesNotMatch(answer.text, /QUILL|Ada/i);
  }
  const kept = await world.query<{ reason: string }>("select reason from intake.quarantine");
  assert.deepEqual(
    kept.map(({ reason }) => reason).join(),
    "untranslatable,untranslatable,untranslatable,untranslatable",
  );
  assert.deepEqual([await count("identity.patient"), await count("intake.message"), await values()], [0, 0, []]);
});

test("one decision that cannot be kept stops no other message of its batch", async () => {
  const messages = ["1", "2", "3", "4"].map((recordNumber) =>
    aMessage({ recordNumber, segments: [visit, con("A", recordNumber === "3" ? "19600101" : "20260310")] }),
  );
  const answers = await Promise.all(messages.map((message, at) => world.send(message, `connection ${at}`)));
  assert.deepEqual(
    answers.map(({ code }) => code),
    ["AA", "AA", "AE", "AA"],
  );
  assert.deepEqual(await values(), ["grant", "grant", "grant"]);
});

test("once its code has a meaning, a quarantined message is replayed with its decision", async () => {
  await configure(local({ Y: "grant" }));
  assert.equal((await admit(["ZCN|1|OPTOUT|20260310"])).code, "AE");
  const [{ id } = { id: "" }] = await world.query<{ id: string }>("select id from intake.quarantine");
  const replay = () => replayQuarantined(world.context, theOperator(world.clock.now()), { id });
  const early = await replay();
  assert.equal("outcome" in early && early.outcome, "still-refused");
  await configure(local({ Y: "grant", OPTOUT: "deny" }));
  const outcome = await replay();
  assert.equal("outcome" in outcome && outcome.outcome, "on-chart");
  assert.deepEqual(await values(), ["deny"]);
  assert.equal(await count("identity.patient"), 1);
});

test("a replay whose decision cannot be kept says where, and waits on", async () => {
  await configure(local({ Y: "grant" }));
  await admit(["ZCN|1|?|19600101"]);
  await configure(local({ Y: "grant", "?": "deny" }));
  const [{ id } = { id: "" }] = await world.query<{ id: string }>("select id from intake.quarantine");
  const outcome = await replayQuarantined(world.context, theOperator(world.clock.now()), { id });
  assert.ok("outcome" in outcome && outcome.outcome === "still-refused");
  assert.match(JSON.stringify(outcome.faults), /ZCN/);
  assert.deepEqual(await values(), []);
});

test("emergencies only is a choice where the participant's form has it", async () => {
  const segment = local({ Y: "grant" });
  if (!("values" in segment)) throw new Error("A local segment has values.");
  await configure({ ...segment, values: { E: "emergency-only" } });
  const answer = await admit(["ZCN|1|E|20260310"]);
  assert.match(answer.text, /ERR\|\|ZCN\^1\^2\|103\^[^|]*\|E\|.*does not offer this choice/);
  await world.query("update accounts.participant set emergency_services = true");
  assert.equal((await admit(["ZCN|1|E|20260310"])).code, "AA");
  assert.deepEqual(await values(), ["emergency-only"]);
});

test("what a source was never configured for is no decision", async () => {
  await configure(null);
  assert.equal((await admit([con("?"), "ZCN|1|Y|20260310"])).code, "AA");
  assert.deepEqual(await values(), []);
});
