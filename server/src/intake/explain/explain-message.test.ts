import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Explanation } from "@crossbay/contract";
import { aMessage, anIntake, aResult, type IntakeWorld, sendTo } from "../../../../test/support/intake-world.ts";
import { addParticipant, addSource, type Source } from "../../accounts/index.ts";
import { explainMessage, type ToExplain } from "./explain-message.ts";

let world: IntakeWorld;
let laboratory: Source;
before(async () => {
  world = await anIntake();
  laboratory = await addLaboratory();
});
after(() => world.close());

const addLaboratory = (): Promise<Source> =>
  world.context.database.transaction(async (tx) => {
    const now = world.clock.now();
    const timeZone = "America/New_York";
    const participant = await addParticipant(tx, { name: "Bay Laboratory", type: "laboratory", timeZone, now });
    const added = await addSource(tx, {
      participantId: participant.id,
      code: "LAB",
      name: "Laboratory results",
      sendingApplication: "LABSYS",
      sendingFacility: "LAB",
      assigningAuthority: "LAB",
      timeZone,
      now,
    });
    if ("refused" in added) throw new Error(added.refused);
    return added;
  });

const asked = (message: string | Buffer, more: Partial<ToExplain> = {}) =>
  explainMessage(world.context, { message, scope: "every-participant", ...more });

async function explained(message: string | Buffer, more: Partial<ToExplain> = {}): Promise<Explanation> {
  const explanation = await asked(message, more);
  if ("refused" in explanation) throw new Error(explanation.sentence);
  return explanation;
}

const fieldOf = ({ segments }: Explanation, place: string) =>
  segments.flatMap(({ fields }) => fields).find((field) => field.place === place);

/** Rows of every table of the exchange. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await world.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await world.query<{ count: number }>(`select count(*)::integer as count from ${name}`);
    counts[name] = row?.count ?? 0;
  }
  return counts;
}

test("a message is explained: answer, time, fields, resources and person", async () => {
  const explanation = await explained(aMessage({ recordNumber: "E1", family: "OSPREY", birthDate: "19500101" }));
  const { answer, faults, sourceCode, event, eventAt, resources, match } = explanation;
  assert.deepEqual(
    { answer, faults, sourceCode, event, eventAt },
    { answer: "AA", faults: [], sourceCode: "HARBOUR", event: "ADT^A01", eventAt: "2026-03-12T14:15:00.000Z" },
  );
  assert.deepEqual(fieldOf(explanation, "PID-5"), {
    place: "PID-5",
    name: "Patient Name",
    value: "OSPREY^Odalys",
    fate: "used",
    becomes: ["Patient.name"],
  });
  assert.equal(resources[0]?.words, "Patient Odalys OSPREY, born 1950-01-01, female");
  assert.equal(JSON.parse(resources[0]?.json ?? "").resourceType, "Patient");
  assert.deepEqual([match?.outcome, match?.candidates], ["new", []]);
});

test("explaining stores nothing: every table has as many rows as before", async () => {
  await world.send(aMessage({ controlId: "STORED", recordNumber: "S1", family: "STORK" }));
  const before = await rowCounts();
  const twin = aMessage({ recordNumber: "S2", family: "STORK" });
  for (const message of [
    twin,
    aMessage({ controlId: "STORED", recordNumber: "S1", family: "STORCK" }),
    aMessage({ type: "SIU^S12" }),
    aMessage({ application: "NOBODY" }),
    aMessage({ recordNumber: "UNKNOWN" }),
    "no message at all",
  ])
    await asked(message);
  assert.deepEqual(await rowCounts(), before);
});

test("a record number that is known is not compared with anybody", async () => {
  const message = aMessage({ recordNumber: "K1", family: "KITE" });
  await world.send(message);
  const { match } = await explained(aMessage({ recordNumber: "K1", family: "KITE" }));
  assert.deepEqual([match?.outcome, match?.candidates], ["known", []]);
});

test("for a new record number the evidence is told field by field, and nothing by which to know the other person", async () => {
  await world.send(aMessage({ recordNumber: "SECRET7", family: "PLOVERSON", birthDate: "19721105" }));
  const explanation = await explained(aMessage({ recordNumber: "P2", family: "PLOVERSEN", birthDate: "19721105" }));
  const [candidate, ...others] = explanation.match?.candidates ?? [];
  assert.deepEqual(others, []);
  assert.ok(candidate && candidate.bits > 20, JSON.stringify(explanation.match));
  assert.deepEqual(
    candidate.fields.map(({ field, words }) => `${field}: ${words}`),
    ["family name: nearly the same", "given name: same", "birth date: same", "sex: same"],
  );
  const [person] = await world.query<{ id: string; patient: string }>(
    "select person_id as id, patient_id as patient from identity.patient where record_number = 'SECRET7'",
  );
  for (const secret of ["PLOVERSON", "SECRET7", person!.id, person!.patient])
    assert.ok(!JSON.stringify(explanation).includes(secret), secret);
});

test("the evidence leads to where intake puts the message", async () => {
  const views = [
    { recordNumber: "M1", family: "MALLARD", birthDate: "19810304" },
    { recordNumber: "M2", family: "MALLARD", birthDate: "19810304" },
    { recordNumber: "M3", family: "MALLARD", birthDate: "19810305" },
    { recordNumber: "M4", family: "DUNNOCK", birthDate: "19390101" },
  ];
  for (const view of views) {
    const message = aMessage(view);
    const { match } = await explained(message);
    await world.send(message);
    const [link] = await world.query<{ reason: string }>(
      `select l.reason from identity.link l join identity.patient p using (patient_id) where p.record_number = $1`,
      [view.recordNumber],
    );
    const reasons = { new: "first", same: "match", review: "review", known: "" };
    assert.equal(link?.reason, reasons[match!.outcome], view.recordNumber);
  }
});

test("a record number that was changed, retired or given to somebody else leads where intake goes", async () => {
  const about = (type: string, recordNumber: string, time: string, family: string, former?: string) =>
    aMessage({
      type: `ADT^${type}`,
      recordNumber,
      family,
      birthDate: family === "GANNET" ? "19330707" : "19880808",
      sentAt: `20260312${time}00-0400`,
      segments: former ? [`MRG|${former}^^^HARBOUR^MR`] : [],
    });
  const steps: [string, message: string, outcome: string][] = [
    ["a registration", about("A28", "N1", "0800", "GANNET"), "new"],
    ["its number changed", about("A47", "N9", "0805", "GANNET", "N1"), "known"],
    ["under the changed number", about("A31", "N9", "0810", "GANNET"), "known"],
    ["somebody else under the number that was left", about("A28", "N1", "0815", "SISKIN"), "new"],
    ["another registration", about("A28", "R1", "0820", "GANNET"), "same"],
    ["a merge", about("A40", "R2", "0825", "GANNET", "R1"), "same"],
    ["the same under the retired number", about("A28", "R1", "0830", "GANNET"), "known"],
    ["a merge again", about("A40", "R2", "0835", "GANNET", "R1"), "known"],
    ["somebody else under the retired number", about("A28", "R1", "0840", "SISKIN"), "same"],
  ];
  const persons = async () =>
    (
      await world.query<{ count: number }>("select count(distinct person_id)::integer as count from identity.patient")
    )[0]!.count;
  for (const [what, message, outcome] of steps) {
    const before = await persons();
    assert.equal((await explained(message)).match?.outcome, outcome, what);
    assert.equal((await world.send(message)).code, "AA", what);
    assert.equal((await persons()) - before, outcome === "new" ? 1 : 0, what);
  }
});

test("a message that came before is said to, and would be answered the same", async () => {
  const message = aResult({ controlId: "AGAIN", recordNumber: "A1" });
  assert.equal((await world.send(message)).code, "AA");
  for (const again of [Buffer.from(message), message, message.replaceAll("\r", "\n"), message.trimEnd()]) {
    const { answer, faults } = await explained(again);
    assert.equal(answer, "AA");
    assert.match(faults[0]?.sentence ?? "", /came before, on 2026-03-12 15:00 UTC/);
    assert.deepEqual([faults[0]?.severity, faults[0]?.place], ["I", "MSH-10"]);
  }
});

test("a control id that stands for another message is where it would be refused, and the rest is told all the same", async () => {
  await world.send(aResult({ controlId: "TAKEN", recordNumber: "T1", value: "4.1" }));
  const other = aResult({ controlId: "TAKEN", recordNumber: "T1", value: "5.9" });
  const explanation = await explained(other);
  assert.deepEqual([explanation.answer, explanation.faults[0]?.code], ["AE", "205"]);
  assert.equal(fieldOf(explanation, "MSH-10")?.fate, "refused");
  assert.equal(fieldOf(explanation, "OBX-5")?.fate, "used");
  assert.equal((await world.send(other)).code, "AE");
  assert.match((await explained(other)).faults[1]?.sentence ?? "", /in quarantine already/);
});

test("what refuses a message is told at its place, in the words of the acknowledgement", async () => {
  const messages = [
    aMessage({ type: "SIU^S12" }),
    aMessage({ application: "NOBODY" }),
    aMessage({ recordNumber: "UNKNOWN" }),
    aMessage({ segments: ["no segment"] }),
    aMessage({ version: "3.0" }),
    aMessage({ controlId: "" }),
    "GET / HTTP/1.1\r",
  ];
  for (const message of messages) {
    const { answer, faults, segments, match } = await explained(Buffer.from(message));
    const { code, text } = await world.send(message);
    const [fault] = faults;
    assert.equal(answer, code, message);
    assert.ok(fault && text.includes(fault.sentence), `${fault?.sentence} is in ${text}`);
    const refused = segments.flatMap(({ fields }) => fields).filter(({ fate }) => fate === "refused");
    if (fault.place !== "MSH-10") assert.equal(refused[0]?.fault?.sentence, fault.sentence, message);
    assert.equal(match, undefined);
  }
});

test("an acknowledgement is not answered, and the explanation says so", async () => {
  const { answer, faults } = await explained(aMessage({ type: "ACK" }));
  assert.equal(answer, "none");
  assert.match(faults[0]?.sentence ?? "", /was not answered/);
});

test("of several messages, or of a batch, the first is explained, and that is said", async () => {
  const [first, second] = [aMessage({ recordNumber: "B1" }), aMessage({ recordNumber: "B2" })];
  for (const frame of [first + second, `FHS|^~\\&\rBHS|^~\\&\r${first}${second}BTS|2\rFTS|1\r`]) {
    const explanation = await explained(Buffer.from(frame));
    assert.equal(explanation.answer, "AA");
    assert.match(explanation.faults[0]?.sentence ?? "", /^There are 2 messages here/);
    assert.match(fieldOf(explanation, "PID-3")?.value ?? "", /^B1/);
  }
});

test("a message is read as if it came from the source that was chosen", async () => {
  const message = aMessage({ application: "NOBODY" });
  const { answer, sourceCode } = await explained(message, { source: laboratory.id });
  assert.deepEqual([answer, sourceCode], ["AA", "LAB"]);
  assert.equal((await explained(message, { source: "lab" })).sourceCode, "LAB");
});

test("an engineer explains messages of the own participant's sources, and of senders whom nobody knows", async () => {
  const scope = { participantId: world.source.participantId };
  assert.equal((await explained(aMessage(), { scope })).answer, "AA");
  assert.equal((await explained(aMessage({ application: "NOBODY" }), { scope })).answer, "AR");
  const theirs = await asked(aMessage({ application: "LABSYS", facility: "LAB" }), { scope });
  assert.ok("refused" in theirs);
  assert.equal(theirs.rule, "sender-outside-scope");
  assert.doesNotMatch(theirs.sentence, /Laboratory|LAB/);
  for (const source of [laboratory.id, "LAB", "UNHEARD-OF"]) {
    const refused = await asked(aMessage(), { scope, source });
    assert.ok("refused" in refused && refused.rule === "source-outside-scope");
  }
});

test("a pasted text is read in the character set that it declares", async () => {
  const text = aMessage({ recordNumber: "C1", family: "NÚÑEZ" }).replace("|P|2.5.1", "|P|2.5.1||||||8859/1");
  const { resources, faults } = await explained(text.replaceAll("\r", "\n"));
  assert.deepEqual(faults, []);
  assert.match(resources[0]?.words ?? "", /Odalys NÚÑEZ/);
});

test("a participant's engineer is told of no likeness to patients of others; the exchange's engineer is", async () => {
  const person = { family: "LANTERNBY", given: "Ottoline", birthDate: "19610707" };
  await sendTo(world.intake, aMessage({ ...person, recordNumber: "E900" }));
  const asIfNew = aMessage({ ...person, recordNumber: "L900" });
  const scope = { participantId: laboratory.participantId };
  const own = await explained(asIfNew, { source: laboratory.id, scope });
  assert.deepEqual([own.match?.outcome, own.match?.candidates], ["new", []]);
  assert.match(own.match?.sentence ?? "", /Only patients of your own sources were compared/);
  const all = await explained(asIfNew, { source: laboratory.id });
  assert.equal(all.match?.candidates.length, 1);
});
