import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Deliveries, Delivery, ProblemCode } from "@crossbay/contract";
import { type DemoPerson, generateRegion } from "@crossbay/demo";
import { listSources } from "../../server/src/accounts/index.ts";
import { personOfPatients } from "../../server/src/identity/index.ts";
import { patientIdOf } from "../../server/src/intake/index.ts";
import { plainDateAt } from "../../server/src/platform/plain-date.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";

let exchange: TestExchange;
let physician: PortalClient;
let nurse: PortalClient;
let registrar: PortalClient;
let people: readonly DemoPerson[];
/** Which person of the index each registration of a demo person belongs to now. */
let personsOf: ReadonlyMap<string, readonly string[]>;

before(async () => {
  exchange = await startTestExchange({ people: 0 });
  physician = await PortalClient.signedIn(exchange, "aokafor");
  nurse = await PortalClient.signedIn(exchange, "rdelgado");
  registrar = await PortalClient.signedIn(exchange, "bwhitlock");
  people = generateRegion({ people: 0, seed: 1, today: plainDateAt(new Date(), "America/New_York") }).people;
  personsOf = await lookUpPersons();
});
after(() => exchange.stop());

async function lookUpPersons(): Promise<Map<string, string[]>> {
  const { house } = exchange;
  return house.database.snapshot(async (tx) => {
    const sources = new Map((await listSources(tx)).map((source) => [source.code, source]));
    const found = new Map<string, string[]>();
    for (const { key, registrations } of people) {
      const patientIds = registrations
        .filter(({ sourceKey }) => !["BLH", "PNA"].includes(sourceKey))
        .map(({ sourceKey, recordNumber }) => {
          const source = sources.get(sourceKey)!;
          return patientIdOf(house.keys, source.id, source.assigningAuthority, recordNumber);
        });
      const persons = await personOfPatients(tx, patientIds);
      found.set(key, [...new Set(persons.values())]);
    }
    return found;
  });
}

const personOf = (key: string): string => {
  const persons = personsOf.get(key)!;
  assert.equal(persons.length, 1, `${key} is ${persons.length} persons`);
  return persons[0]!;
};

/** A search that shows the person: from then on a refusal says why. */
async function findAs(client: PortalClient, key: string): Promise<void> {
  const { family, birthDate } = people.find((person) => person.key === key)!;
  const { body } = await client.search({ family, birthDate });
  assert.ok(body.hits.some(({ personId }) => personId === personOf(key)));
}

async function refusal(client: PortalClient, personId: string): Promise<ProblemCode | "shown"> {
  const { status, body } = await client.refusedChart(personId);
  return status === 200 ? "shown" : (body.code as ProblemCode);
}

test("no two people of the stories share a person", () => {
  const owners = new Map<string, string>();
  for (const [key, persons] of personsOf) {
    for (const person of persons) {
      assert.equal(owners.get(person), undefined, `${key} and ${owners.get(person)} are one person`);
      owners.set(person, key);
    }
  }
});

test("Maria Twinning: what Rosa Delgado ordered for her comes to Rosa's inbox from the laboratory, and nothing else does", async () => {
  const { deliveries, unread } = (await nurse.get<Deliveries>("/api/deliveries")).body;
  assert.ok(deliveries.length > 10, `${deliveries.length} deliveries`);
  assert.equal(unread, deliveries.length);
  const about = new Set(deliveries.map(({ kind, from, patient }) => `${kind} ${from} ${patient.personId}`));
  assert.deepEqual([...about], [`result Northpoint Laboratories ${personOf("maria-twinning")}`]);
  const opened = (await nurse.get<Delivery>(`/api/deliveries/${deliveries[0]!.id}`)).body;
  assert.deepEqual([opened.because, opened.results.length > 0], ["You ordered it.", true]);
});

test("Maria and Marta Twinning: one birth date, one address, two charts", async () => {
  assert.notEqual(personOf("maria-twinning"), personOf("marta-twinning"));
  const { birthDate } = people.find(({ key }) => key === "maria-twinning")!;
  const { body } = await physician.search({ family: "Twinning", birthDate });
  assert.deepEqual(body.hits.map(({ given }) => given.split(" ")[0]).toSorted(), ["Maria", "Marta"]);
});

test("José Alvarez and Jose Alvarez Jr: one name and one address, two charts", () => {
  assert.notEqual(personOf("jose-alvarez"), personOf("jose-alvarez-jr"));
});

describe("Eleanor Voss", () => {
  test("granted Crossbay General: a long chart comes at once, newest first", async () => {
    const { status, body } = await physician.chart(personOf("eleanor-voss"));
    assert.equal(status, 200);
    assert.ok(body.results.items.length > 5);
    for (const { values } of body.results.items) {
      const times = values.map(({ at }) => at ?? "");
      assert.deepEqual(times, times.toSorted().reverse());
    }
  });

  test("denied Open Door: its care manager, who finds her, is refused; a guessed id tells nothing", async () => {
    const careManager = await PortalClient.signedIn(exchange, "dfisk");
    assert.equal(await refusal(careManager, personOf("eleanor-voss")), "not-found");
    await findAs(careManager, "eleanor-voss");
    assert.equal(await refusal(careManager, personOf("eleanor-voss")), "patient-denied");
  });
});

test("Henry Osei: no consent anywhere, so the emergency department may break the glass, and the practice may not", async () => {
  for (const client of [physician, nurse]) {
    assert.equal(await refusal(client, personOf("henry-osei")), "not-found");
    await findAs(client, "henry-osei");
  }
  const { body } = await physician.refusedChart(personOf("henry-osei"));
  assert.equal(body.code, "no-consent");
  assert.deepEqual([body.breakTheGlass?.offered, body.breakTheGlass?.available], [true, true]);
  const atPractice = await nurse.refusedChart(personOf("henry-osei"));
  assert.equal(atPractice.body.code, "no-consent");
  assert.notEqual(atPractice.body.breakTheGlass?.offered, true);
});

describe("Lena Marsh", () => {
  const fromTidewater = /Tidewater (?:Recovery|counselling)|T5100007/;

  test("a Part 2 programme's lines come under a grant, with the notice of 42 CFR 2.32 and the consent", async () => {
    const { status, body } = await physician.chart(personOf("lena-marsh"));
    assert.equal(status, 200);
    assert.match(JSON.stringify(body), fromTidewater);
    assert.deepEqual(
      body.notices.map(({ kind }) => kind),
      ["part2"],
    );
    assert.match(body.notices[0]?.consent ?? "", /form emergency-services/);
  });

  test("neither chart nor search tells a registrar of Tidewater", async () => {
    const { status, body } = await registrar.chart(personOf("lena-marsh"));
    assert.equal(status, 200);
    assert.doesNotMatch(JSON.stringify(body), fromTidewater);
    const { body: found } = await registrar.search({ family: "Marsh", birthDate: "1990-01-18" });
    assert.equal(found.hits.length, 1);
    assert.doesNotMatch(JSON.stringify(found), fromTidewater);
  });
});

test("Noor Aziz: sixteen, one person at practice and hospital", () => {
  personOf("noor-aziz");
});

test("Walter Finch: a nursing home's view, a hospital's, and a second number that was merged, in one chart", async () => {
  const { body } = await physician.chart(personOf("walter-finch"));
  const emergencies = body.encounters.items.filter((encounter) => /emergency/i.test(encounter.class));
  assert.ok(emergencies.length >= 7, `${emergencies.length} emergency visits`);
});

test("Baby Girl Finch → Ada Finch: the name that came later renames, and makes no second person", async () => {
  const { body } = await physician.chart(personOf("ada-finch"));
  assert.match(body.banner.given, /Ada/);
  assert.notEqual(personOf("ada-finch"), personOf("hannah-finch"));
});

test("Robert Smith × 5: five charts", () => {
  const persons = [1, 2, 3, 4, 5].map((number) => personOf(`robert-smith-${number}`));
  assert.equal(new Set(persons).size, 5);
});

test("Anneke de Vries-Muñoz: registered three ways, one person, found by either surname with or without marks", async () => {
  const { key, birthDate } = people.find(({ story }) => story === "Anneke de Vries-Muñoz")!;
  const person = personOf(key);
  for (const family of ["de Vries", "Muñoz", "MUNOZ", "de Vries-Muñoz"]) {
    const { body } = await physician.search({ family, birthDate });
    assert.ok(
      body.hits.some(({ personId }) => personId === person),
      family,
    );
  }
});
