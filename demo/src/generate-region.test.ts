import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { parseMessage, supportedEvents } from "@crossbay/formats/hl7v2";
import { generateRegion } from "./generate-region.ts";
import { sourceOf } from "./region/sources.ts";

const options = { people: 200, seed: 1, today: "2026-11-22" } as const;
const region = generateRegion(options);
const messages = [...region.messages()];

const digest = (texts: Iterable<{ text: string }>): string => {
  const hash = createHash("sha256");
  for (const { text } of texts) hash.update(text);
  return hash.digest("hex");
};
const linesOf = (name: string): string[][] =>
  messages.flatMap(({ text }) =>
    text
      .split("\r")
      .filter((line) => line.startsWith(`${name}|`))
      .map((line) => line.split("|")),
  );

test("the same seed and day give the same bytes, another seed others", () => {
  const known = digest(messages);
  assert.equal(digest(region.messages()), known);
  assert.equal(digest(generateRegion(options).messages()), known);
  assert.notEqual(digest(generateRegion({ ...options, seed: 2 }).messages()), known);
});

test("adding people changes nothing about those before", () => {
  const few = generateRegion({ ...options, people: 20 }).people;
  assert.deepEqual(region.people.slice(0, few.length), few);
});

test("two hundred people make between 2,500 and 4,000 messages, and the count is told beforehand", () => {
  assert.equal(messages.length, region.messageCount);
  assert.ok(messages.length >= 2500 && messages.length <= 4000, `${messages.length}`);
});

test("every message can be read, comes from its source, and names its patient by that source's number", () => {
  const people = new Map(
    region.people.flatMap(({ key, registrations }) =>
      registrations.map(({ sourceKey, recordNumber }) => [`${sourceKey} ${recordNumber}`, key]),
    ),
  );
  for (const { sourceKey, controlId, text } of messages) {
    const parsed = parseMessage(Buffer.from(text));
    assert.ok(parsed.ok, controlId);
    assert.deepEqual(parsed.warnings, []);
    const { header } = parsed.message;
    const source = sourceOf(sourceKey);
    assert.deepEqual(
      [header.sendingApplication, header.sendingFacility, header.controlId, header.version],
      [source.sendingApplication, source.sendingFacility, controlId, source.hl7v2?.version],
    );
    assert.ok(supportedEvents.includes(`${header.type}^${header.trigger}`));
    const number = parsed.message.find("PID")!.text(3, 1);
    assert.ok(people.has(`${sourceKey} ${number}`), `${sourceKey} ${number}`);
  }
});

test("control ids are unique and short enough for MSH-10", () => {
  assert.equal(new Set(messages.map(({ controlId }) => controlId)).size, messages.length);
  assert.ok(messages.every(({ controlId }) => controlId.length <= 20));
});

test("messages come in the order of time, and none after today begins", () => {
  const times = messages.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted());
  assert.ok(times.at(-1)! < options.today);
  const written = messages.flatMap(({ text }) => text.match(/\|20\d{10,12}(?=[|^\r+-])/g) ?? []);
  assert.ok(written.every((time) => time.slice(1, 9) < "20261122"));
});

test("a record number belongs to one person", () => {
  const owners = new Map<string, string>();
  for (const { key, registrations } of region.people) {
    assert.ok(registrations.length > 0, key);
    for (const { sourceKey, recordNumber } of registrations) {
      assert.equal(owners.get(`${sourceKey} ${recordNumber}`) ?? key, key);
      owners.set(`${sourceKey} ${recordNumber}`, key);
    }
  }
});

test("many people are known at several places, some of them under another spelling", () => {
  const known = region.people.filter(({ registrations }) => new Set(registrations.map((r) => r.sourceKey)).size > 1);
  assert.ok(known.length > region.people.length / 3);
  const differing = known.filter(
    ({ registrations }) => new Set(registrations.map((r) => `${r.family} ${r.given}`)).size > 1,
  );
  assert.ok(differing.length > 10);
});

test("a laboratory passes on the number of the site that ordered", () => {
  const numbers = messages
    .filter(({ sourceKey }) => sourceKey === "NPL")
    .map(({ text }) => /\rPID\|1\|\|([^|]*)/.exec(text)![1]!);
  assert.ok(numbers.length > 100);
  for (const list of numbers) assert.match(list, /^NP7\d+\^\^\^NPL\^PI~L\d+\^\^\^LSFP\^MR$/);
});

test("telephones are of the block kept for fiction, social security numbers were never issued, ZIP codes reach nobody", () => {
  for (const fields of linesOf("PID")) {
    for (const phone of fields[13] ? [fields[13]] : []) assert.match(phone, /^\(\d{3}\)555-01\d\d/);
    for (const ssn of fields[19] ? [fields[19]] : []) assert.match(ssn, /^(9\d\d(0[1-9]|[1-4]\d)\d{4}|98765432\d)$/);
    for (const address of fields[11] ? [fields[11]] : []) assert.match(address, /\^NY\^001\d\d\^USA/);
  }
  for (const fields of linesOf("NK1")) assert.match(fields[5] ?? "(518)555-0100", /^\(\d{3}\)555-01\d\d/);
});

test("an A40 retires a number in favour of another of the same source", () => {
  const merged = region.people.flatMap(({ registrations }) => registrations.filter((r) => r.mergedInto !== undefined));
  const retired = linesOf("MRG").map((fields) => fields[1]!.split("^")[0]);
  assert.ok(merged.length >= 1);
  assert.deepEqual(merged.map(({ recordNumber }) => recordNumber).toSorted(), retired.toSorted());
});

test("about six of ten generated people grant; some deny, some only for emergencies, some never decided", () => {
  const generated = generateRegion({ ...options, people: 1000 });
  const crowd = generated.people.filter(({ story }) => story === undefined);
  const having = (value: string): number =>
    new Set(generated.consents.filter((c) => c.value === value && /^p\d/.test(c.personKey)).map((c) => c.personKey))
      .size / crowd.length;
  assert.ok(having("grant") > 0.53 && having("grant") < 0.68, `${having("grant")}`);
  assert.ok(having("deny") > 0.02 && having("emergency-only") > 0.02);
});

test("decisions are signed at a desk that knows the person, not in the future, and for a child by somebody else", () => {
  const people = new Map(region.people.map((person) => [person.key, person]));
  for (const consent of region.consents) {
    const person = people.get(consent.personKey)!;
    assert.ok(
      person.registrations.some((r) => r.sourceKey === consent.sourceKey && r.recordNumber === consent.recordNumber),
    );
    assert.ok(consent.signedOn < options.today);
    assert.equal(consent.participantKey !== undefined, consent.scope === "participant");
    if (person.birthDate > "2009") assert.notEqual(consent.signerRelation, "self");
    if (consent.value === "emergency-only") assert.equal(consent.participantKey, "crossbay-general");
  }
});

test("some of the crowd come to the hospital today, none of them before midnight or after now", () => {
  const region = generateRegion({ people: 40, seed: 1, today: "2026-11-20" });
  const noon = [...region.arrivals(new Date("2026-11-20T17:00:00Z"))];
  assert.equal(noon.length, 8);
  for (const { at, text } of noon) {
    assert.ok(at > "2026-11-20T05:00:00.000Z" && at < "2026-11-20T17:00:00.000Z", at);
    assert.match(text, /\|ADT\^A04/);
  }
  assert.equal([...region.arrivals(new Date("2026-11-20T05:20:00Z"))].length, 1);
});
