import assert from "node:assert/strict";
import { test } from "node:test";
import { generateRegion } from "../generate-region.ts";

const today = "2026-11-22";
const region = generateRegion({ people: 0, seed: 1, today });
const messages = [...region.messages()];

const personOf = (key: string) => {
  const person = region.people.find((one) => one.key === key);
  assert.ok(person, key);
  return person;
};
const decisionsOf = (key: string): string[] =>
  region.consents
    .filter(({ personKey }) => personKey === key)
    .map(({ scope, participantKey, value }) => `${participantKey ?? scope} ${value}`)
    .toSorted();
const messagesOf = (key: string): string[] => {
  const numbers = new Set(personOf(key).registrations.map(({ recordNumber }) => recordNumber));
  return messages.map(({ text }) => text).filter((text) => numbers.has(/\rPID\|1\|\|([^^]*)/.exec(text)![1]!));
};

test("the people of the stories are the same whatever the seed of the crowd", () => {
  const other = generateRegion({ people: 5, seed: 99, today });
  assert.deepEqual(
    other.people.filter(({ story }) => story !== undefined),
    region.people,
  );
});

test("Maria and Marta Twinning: one birth date, one address, two people; Maria grants hospital and practice", () => {
  const [maria, marta] = [personOf("maria-twinning"), personOf("marta-twinning")];
  assert.equal(maria.birthDate, marta.birthDate);
  assert.deepEqual(maria.registrations[0]!.address, marta.registrations[0]!.address);
  assert.deepEqual(decisionsOf("maria-twinning"), ["crossbay-general grant", "lantern-street grant"]);
  assert.deepEqual(decisionsOf("marta-twinning"), []);
});

test("José Alvarez and Jose Alvarez Jr: father and son at one address", () => {
  const [father, son] = [personOf("jose-alvarez"), personOf("jose-alvarez-jr")];
  assert.ok(Number(son.birthDate.slice(0, 4)) - Number(father.birthDate.slice(0, 4)) > 20);
  assert.deepEqual(father.registrations[0]!.address, son.registrations[0]!.address);
  assert.equal(son.registrations[0]!.suffix, "Jr");
});

test("Eleanor Voss: about 2,000 resources; grants Crossbay General, denies Open Door", () => {
  const texts = messagesOf("eleanor-voss");
  const results = texts.flatMap((text) => text.match(/\r(OBX|OBR)\|/g) ?? []).length;
  const visits = new Set(texts.flatMap((text) => text.match(/\|V\d{8}/g) ?? []));
  const diagnoses = texts
    .filter((text) => /ADT\^A0[34]/.test(text))
    .flatMap((text) => text.match(/\rDG1\|/g) ?? []).length;
  const about = results + visits.size + diagnoses;
  assert.ok(about > 1850 && about < 2300, `${about}`);
  assert.deepEqual(decisionsOf("eleanor-voss"), ["crossbay-general grant", "open-door deny"]);
});

test("Henry Osei: no consent anywhere, and was found unconscious the day before yesterday", () => {
  assert.deepEqual(decisionsOf("henry-osei"), []);
  assert.ok(messagesOf("henry-osei").some((text) => text.includes("Found unconscious")));
});

test("Lena Marsh: Part 2 data come from Tidewater and from nowhere else", () => {
  for (const text of messagesOf("lena-marsh")) {
    const isTidewaters = text.includes("|HAVEN|TRC|");
    assert.equal(/F11\.20|19295-5/.test(text), isTidewaters);
  }
});

test("Noor Aziz: sixteen on any day; a parent signed, and a visit was her own", () => {
  const { birthDate } = personOf("noor-aziz");
  assert.ok(birthDate > "2009-11-22" && birthDate < "2010-11-22", birthDate);
  assert.deepEqual(
    region.consents.filter((c) => c.personKey === "noor-aziz").map((c) => c.signerRelation),
    ["parent"],
  );
});

test("Walter Finch: lives at Saltmarsh, more than three emergency visits in 90 days, one under a number merged since", () => {
  const texts = messagesOf("walter-finch");
  assert.ok(texts.some((text) => text.includes("|CENSUS|SNH|")));
  const recent = texts.filter(
    (text) =>
      /\|ADT\^A04/.test(text) && /\|CGH\|/.test(text) && text.slice(0, 200).match(/\|(20\d{6})/)![1]! > "20260824",
  );
  assert.ok(recent.length > 3, `${recent.length}`);
  assert.equal(personOf("walter-finch").registrations.filter((r) => r.mergedInto === "20100009").length, 1);
});

test("Baby Girl Finch is named Ada by an A08, under the number she was born with", () => {
  const texts = messagesOf("ada-finch").filter((text) => text.includes("|BEACON|"));
  const names = texts.map((text) => /\rPID(?:\|[^|]*){4}\|([^|]*)/.exec(text)![1]!.split("^").slice(0, 2).join(" "));
  assert.equal(names[0], "Finch Baby Girl");
  assert.equal(names.at(-1), "Finch Ada");
  assert.match(texts.at(-1)!, /ADT\^A08/);
});

test("Robert Smith × 5: five people, two of them born on one day", () => {
  const five = region.people.filter(({ given, family }) => given === "Robert" && family === "Smith");
  assert.equal(five.length, 5);
  assert.equal(new Set(five.map(({ birthDate }) => birthDate)).size, 4);
  assert.equal(new Set(five.map(({ key }) => decisionsOf(key).join())).size, 5);
});

test("Anneke de Vries-Muñoz: registered three ways at three places", () => {
  const { registrations } = personOf("anneke-de-vries-munoz");
  const desks = registrations.filter(({ sourceKey }) => sourceKey !== "NPL");
  assert.equal(desks.length, 3);
  assert.equal(new Set(desks.map(({ family }) => family)).size, 3);
});
