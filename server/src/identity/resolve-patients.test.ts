import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import pg from "pg";
import { createTestDatabase } from "../../../test/support/database.ts";
import { incomingPatient, type PatientTerms, testKeys } from "../../../test/support/patients.ts";
import { Database, type Tx } from "../platform/transaction.ts";
import {
  findPersons,
  findUnknownPatients,
  type IncomingPatient,
  lockPatients,
  type PersonTerms,
  patientsOfPersons,
  preparePatients,
  readPatients,
  resolvePatients,
} from "./index.ts";

const now = new Date("2026-03-02T12:00:00Z");
const maria: PatientTerms = {
  family: "Twinning",
  given: "Maria",
  birthDate: "1988-05-17",
  gender: "female",
  phone: "(555) 201-0143",
  line: "12 Harbor Street",
  city: "Crossbay",
  postalCode: "10990",
};

describe("how do you put patients to persons", () => {
  let database: Database;
  let owner: pg.Client;
  let drop: () => Promise<void>;

  before(async () => {
    const created = await createTestDatabase();
    drop = created.drop;
    database = new Database({ url: created.appUrl, connectionsMax: 4 });
    owner = new pg.Client({ connectionString: created.ownerUrl });
    await owner.connect();
  });
  beforeEach(async () => {
    await owner.query("truncate identity.patient, identity.link, identity.identifier, identity.block, identity.review");
  });
  after(async () => {
    await owner?.end();
    await database?.close();
    await drop?.();
  });

  const resolve = (...batch: IncomingPatient[]) =>
    database.transaction(async (tx) => {
      const patients = preparePatients(testKeys, batch);
      const unknown = await findUnknownPatients(tx, patients);
      lockPatients(tx, patients, unknown);
      return resolvePatients(tx, { keys: testKeys, now }, patients, await readPatients(tx, patients, unknown));
    });
  const find = (terms: PersonTerms) => database.snapshot((tx: Tx) => findPersons(tx, { keys: testKeys }, terms, 11));
  const count = async (table: string): Promise<number> =>
    Number((await owner.query(`select count(*) from identity.${table}`)).rows[0].count);

  test("how do you handle the same record number again?", async () => {
    const [first] = await resolve(incomingPatient("CGH", "1001", maria));
    const [again] = await resolve(incomingPatient("CGH", "1001", maria));
    assert.equal(first?.outcome, "new");
    assert.deepEqual(again, { patientId: first?.patientId, personId: first?.personId, outcome: "known" });
    assert.equal(await count("link"), 1);
  });

  test("how do you handle one person at two sources?", async () => {
    const [hospital] = await resolve(incomingPatient("CGH", "1001", maria));
    const [practice] = await resolve(incomingPatient("LSFP", "A77", { ...maria, phone: undefined }));
    assert.equal(practice?.outcome, "same");
    assert.equal(practice?.personId, hospital?.personId);
    assert.ok(practice!.bits! > 30);
  });

  test("how do you handle one person at two sources in one batch?", async () => {
    const [hospital, practice] = await resolve(
      incomingPatient("CGH", "1001", maria),
      incomingPatient("LSFP", "A77", maria),
    );
    assert.equal(practice?.outcome, "same");
    assert.equal(practice?.personId, hospital?.personId);
  });

  test("how do you handle twins?", async () => {
    const [one] = await resolve(incomingPatient("CGH", "1001", maria));
    const [other] = await resolve(incomingPatient("CGH", "1002", { ...maria, given: "Marta" }));
    assert.notEqual(other?.personId, one?.personId);
    assert.equal(other?.outcome, "review");
    assert.equal(await count("review"), 1);
  });

  test("how do you handle newborn twins without names?", async () => {
    const [one, other] = await resolve(
      incomingPatient("CGH", "1", { ...maria, given: "BABY GIRL A", birthDate: "2026-02-28" }),
      incomingPatient("CGH", "2", { ...maria, given: "BABY GIRL B", birthDate: "2026-02-28" }),
    );
    assert.notEqual(other?.personId, one?.personId);
  });

  test("how do you handle father and son of one name at one address?", async () => {
    const father = { ...maria, family: "Alvarez", given: "José", gender: "male", birthDate: "1958-04-02" } as const;
    const [one] = await resolve(incomingPatient("CGH", "1", father));
    const [son] = await resolve(
      incomingPatient("LSFP", "2", { ...father, given: "Jose", suffix: "Jr", birthDate: "1986-11-20" }),
    );
    assert.equal(son?.outcome, "new");
    assert.notEqual(son?.personId, one?.personId);
  });

  test("how do you handle a newborn that gets its name?", async () => {
    const baby = { ...maria, family: "Finch", given: "BABY GIRL", birthDate: "2026-02-27" };
    const [first] = await resolve(incomingPatient("CGH", "77", baby, { eventAt: "2026-02-27T08:00:00Z" }));
    const [named] = await resolve(
      incomingPatient("CGH", "77", { ...baby, given: "Ada" }, { eventAt: "2026-02-28T08:00:00Z" }),
    );
    assert.equal(named?.personId, first?.personId);
    const [hit] = await find({ family: "finch", birthDate: "2026-02-27" });
    assert.equal(hit?.given, "Ada");
    const [practice] = await resolve(incomingPatient("LSFP", "5", { ...baby, given: "Ada" }));
    assert.equal(practice?.personId, first?.personId);
  });

  test("how do you handle two surnames and diacritics?", async () => {
    const anneke = { ...maria, family: "de Vries-Muñoz", given: "Anneke", birthDate: "1979-09-09" };
    const resolutions = [
      ...(await resolve(incomingPatient("CGH", "1", anneke))),
      ...(await resolve(incomingPatient("LSFP", "2", { ...anneke, family: "DEVRIES MUNOZ" }))),
      ...(await resolve(incomingPatient("SNH", "3", { ...anneke, family: "Munoz", given: "Anneke M" }))),
    ];
    assert.equal(new Set(resolutions.map((resolution) => resolution.personId)).size, 1);
    for (const family of ["vries munoz", "Muñoz", "de Vries", "DE VRIES-MUNOZ"]) {
      assert.equal((await find({ family, birthDate: "1979-09-09" })).length, 1, family);
    }
  });

  test("how do you handle default values?", async () => {
    const unknown = { family: "UNKNOWN", given: "UNKNOWN", birthDate: "1900-01-01", gender: "male" } as const;
    const useless = { ...unknown, ssn: "999-99-9999", phone: "555-555-5555", line: "HOMELESS" };
    const [one] = await resolve(incomingPatient("CGH", "1", useless));
    const [other] = await resolve(incomingPatient("CGH", "2", useless));
    assert.equal(other?.outcome, "new");
    assert.notEqual(other?.personId, one?.personId);
    assert.equal(await count("block"), 0);
  });

  test("how do you handle a mistyped social security number?", async () => {
    const [one] = await resolve(incomingPatient("CGH", "1", { ...maria, ssn: "212-45-6789" }));
    const [other] = await resolve(incomingPatient("LSFP", "2", { ...maria, ssn: "212-45-6798" }));
    assert.equal(other?.personId, one?.personId);
  });

  test("how do you handle a common name with nothing else to go by?", async () => {
    const robert = { family: "Smith", given: "Robert", birthDate: "1970-06-01", gender: "male" } as const;
    const [one] = await resolve(incomingPatient("CGH", "1", robert));
    const [other] = await resolve(incomingPatient("LSFP", "2", robert));
    assert.equal(other?.outcome, "review");
    assert.notEqual(other?.personId, one?.personId);
  });

  test("how do you handle a laboratory that sends the hospital's record number?", async () => {
    const [hospital] = await resolve(incomingPatient("CGH", "1001", maria));
    const [laboratory] = await resolve(incomingPatient("NPL", "1001", { family: "TWINNING" }, { authority: "CGH" }));
    assert.equal(laboratory?.outcome, "same");
    assert.equal(laboratory?.personId, hospital?.personId);
  });

  test("how do you handle a record number that was given to somebody else?", async () => {
    const [hospital] = await resolve(incomingPatient("CGH", "1001", maria));
    const stranger = { family: "Osei", given: "Henry", birthDate: "1951-01-30", gender: "male" } as const;
    const [laboratory] = await resolve(incomingPatient("NPL", "1001", stranger, { authority: "CGH" }));
    assert.equal(laboratory?.outcome, "review");
    assert.notEqual(laboratory?.personId, hospital?.personId);
  });

  test("how do you handle the same number in another authority?", async () => {
    await resolve(incomingPatient("CGH", "1001", maria));
    const [other] = await resolve(
      incomingPatient("LSFP", "1001", { family: "Osei", given: "Henry", birthDate: "1951-01-30" }),
    );
    assert.equal(other?.outcome, "new");
    assert.equal((await find({ identifier: " 10-01 " })).length, 2);
  });

  test("how do you handle an older message that arrives late?", async () => {
    await resolve(incomingPatient("CGH", "1", maria, { eventAt: "2026-02-01T00:00:00Z" }));
    await resolve(incomingPatient("CGH", "1", { ...maria, family: "Marsh" }, { eventAt: "2026-01-01T00:00:00Z" }));
    assert.equal((await find({ family: "Twinning", birthDate: "1988-05-17" })).length, 1);
    assert.equal((await find({ family: "Marsh", birthDate: "1988-05-17" })).length, 0);
  });

  test("how do you handle a late message after a newer one that changed nothing?", async () => {
    await resolve(incomingPatient("CGH", "1", maria, { eventAt: "2026-02-01T00:00:00Z" }));
    await resolve(incomingPatient("CGH", "1", maria, { eventAt: "2026-02-03T00:00:00Z" }));
    await resolve(incomingPatient("CGH", "1", { ...maria, family: "Marsh" }, { eventAt: "2026-02-02T00:00:00Z" }));
    assert.equal((await find({ family: "Twinning", birthDate: "1988-05-17" })).length, 1);
  });

  test("how do you handle a changed surname?", async () => {
    await resolve(incomingPatient("CGH", "1", maria, { eventAt: "2026-02-01T00:00:00Z" }));
    await resolve(incomingPatient("CGH", "1", { ...maria, family: "Marsh" }, { eventAt: "2026-02-02T00:00:00Z" }));
    assert.equal((await find({ family: "Marsh", birthDate: "1988-05-17" })).length, 1);
    const blocks = await owner.query(
      "select (select count(*) from identity.block) = (select sum(cardinality(block_keys)) from identity.patient) as same",
    );
    assert.equal(blocks.rows[0].same, true);
  });

  test("how do you handle a merge of two record numbers?", async () => {
    const [survivor] = await resolve(incomingPatient("CGH", "1", maria));
    const stranger = { family: "Doe", given: "Jane", birthDate: "1901-01-01" };
    const [retired] = await resolve(incomingPatient("CGH", "2", stranger));
    assert.notEqual(retired?.personId, survivor?.personId);
    const merge = incomingPatient("CGH", "1", maria, { retires: ["2"], eventAt: "2026-03-01T11:00:00Z" });
    await resolve(merge);
    await resolve(merge);
    const persons = await database.snapshot((tx) => patientsOfPersons(tx, [survivor!.personId, retired!.personId]));
    assert.deepEqual([...persons.keys()], [survivor!.personId]);
    const states = persons.get(survivor!.personId)?.map((patient) => `${patient.recordNumber} ${patient.state}`);
    assert.deepEqual(states?.sort(), ["1 active", "2 merged"]);
    const log = await owner.query("select reason, previous_person_id from identity.link where reason = 'A40'");
    assert.deepEqual(log.rows, [{ reason: "A40", previous_person_id: retired!.personId }]);
  });

  test("how do you handle a late message for a number that was merged before it was known?", async () => {
    const [survivor] = await resolve(incomingPatient("CGH", "1", maria, { retires: ["2"] }));
    const [late] = await resolve(incomingPatient("CGH", "2", maria, { eventAt: "2026-02-01T00:00:00Z" }));
    assert.deepEqual(late, { patientId: late?.patientId, personId: survivor?.personId, outcome: "known" });
    assert.equal((await find({ identifier: "2" }))[0]?.personId, survivor?.personId);
    const [laboratory] = await resolve(incomingPatient("NPL", "2", {}, { authority: "CGH" }));
    assert.equal(laboratory?.personId, survivor?.personId);
  });

  test("how do you handle a merge and its late messages in one batch?", async () => {
    const resolutions = await resolve(
      incomingPatient("CGH", "2", { family: "Doe", given: "Jane" }),
      incomingPatient("CGH", "1", maria, { retires: ["2"] }),
      incomingPatient("CGH", "2", { family: "Doe", given: "Jane" }),
    );
    assert.equal(new Set(resolutions.map((resolution) => resolution.personId)).size, 1);
  });

  test("how do you handle a new person in two transactions at once?", async () => {
    for (let round = 0; round < 10; round++) {
      const terms = { ...maria, given: `Ada${String.fromCharCode(65 + round)}`, birthDate: `1990-01-1${round}` };
      const results = await Promise.all(
        ["CGH", "LSFP", "SNH"].map((source) => resolve(incomingPatient(source, `R${round}`, terms))),
      );
      assert.equal(new Set(results.flat().map((resolution) => resolution.personId)).size, 1);
    }
  });

  test("a search reads nothing into accents, case or the order of two surnames", async () => {
    await resolve(incomingPatient("CGH", "1", { ...maria, family: "Muñoz Vries" }));
    assert.equal((await find({ family: "munoz", given: "mar", birthDate: "1988-05-17" })).length, 1);
    assert.equal((await find({ family: "munoz", given: "Rosa", birthDate: "1988-05-17" })).length, 0);
    assert.equal((await find({ family: "munoz" })).length, 0);
  });
});
