import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Practitioner } from "@crossbay/formats/fhir";
import { aRecord, type RecordWorld, resourceId } from "../../../test/support/record-world.ts";
import { encounter, observation } from "../../../test/support/resources.ts";
import { rows, sql } from "../platform/sql.ts";
import { onRecordChanged, type RecordChange } from "./index.ts";

describe("what sources say is kept, version by version", () => {
  let world: RecordWorld;
  before(async () => {
    world = await aRecord();
  });
  after(() => world?.stop());

  const potassium = (value: number, more: { status?: "preliminary" | "corrected" } = {}) =>
    observation("potassium", {
      code: "2823-3",
      display: "Potassium",
      at: "2026-03-11T08:00:00Z",
      value,
      unit: "mmol/L",
      ...more,
    });
  type Kept = { version: number; value: number };
  const current = () =>
    world.transaction((tx) =>
      rows<Kept>(
        tx,
        sql`select version, (body #>> '{valueQuantity,value}')::float as value from record.resource
            where id = ${resourceId("potassium")} order by recorded_at`,
      ),
    );
  const history = () =>
    world.transaction((tx) =>
      rows<Kept>(
        tx,
        sql`select version, (body #>> '{valueQuantity,value}')::float as value from record.resource_history
            where id = ${resourceId("potassium")} order by version`,
      ),
    );

  test("a new result is the first version, the same again changes nothing, another is the second", async () => {
    const tell = (value: number, eventAt: string) =>
      world.tell(world.feed, "1", { resources: [potassium(value)], eventAt });
    const first = await tell(5.1, "2026-03-11T10:00:00Z");
    assert.deepEqual(
      first.changes.map(({ kind, version }) => [kind, version]),
      [
        ["Patient", 1],
        ["Observation", 1],
      ],
    );
    const again = await tell(5.1, "2026-03-11T10:05:00Z");
    assert.deepEqual(again.changes, []);
    const other = await tell(5.9, "2026-03-11T10:10:00Z");
    assert.deepEqual(
      other.changes.map(({ kind, version }) => [kind, version]),
      [["Observation", 2]],
    );
    assert.deepEqual(await current(), [{ version: 2, value: 5.9 }]);
    assert.deepEqual(await history(), [{ version: 1, value: 5.1 }]);
  });

  test("a late message goes into the history and never overwrites what is newer", async () => {
    const late = { resources: [potassium(4.4)], eventAt: "2026-03-11T09:00:00Z" };
    assert.deepEqual((await world.tell(world.feed, "1", late)).changes, []);
    await world.tell(world.feed, "1", late);
    assert.deepEqual(await current(), [{ version: 2, value: 5.9 }]);
    assert.deepEqual(await history(), [
      { version: 1, value: 5.1 },
      { version: 3, value: 4.4 },
    ]);
    await world.tell(world.feed, "1", { resources: [potassium(6.1)], eventAt: "2026-03-11T11:00:00Z" });
    assert.equal((await current())[0]?.value, 6.1);
    const filed = (await history()).map(({ version, value }) => `${version}: ${value}`);
    assert.deepEqual(filed, ["1: 5.1", "2: 5.9", "3: 4.4"]);
  });

  test("a practitioner who is told again and again is written once", async () => {
    const okafor: Practitioner = {
      resourceType: "Practitioner",
      id: resourceId("Dr Okafor"),
      name: [{ family: "Okafor" }],
    };
    await Promise.all(["21", "22", "23"].map((number) => world.tell(world.feed, number, { shared: [okafor] })));
    const stored = await world.transaction((tx) =>
      rows<{ version: number }>(
        tx,
        sql`select version from record.shared_resource where id = ${resourceId("Dr Okafor")}`,
      ),
    );
    assert.deepEqual(stored, [{ version: 1 }]);
  });

  test("whoever listens hears of changes within the transaction, and can refuse them", async () => {
    const heard: RecordChange[] = [];
    const forget = onRecordChanged(async (_tx, changes) => {
      heard.push(...changes);
      throw new Error("not now");
    });
    const visit = encounter("visit", { code: "EMER", start: "2026-03-11T07:00:00Z" });
    await assert.rejects(world.tell(world.feed, "31", { resources: [visit] }), /not now/);
    forget();
    assert.deepEqual(
      heard.map(({ kind }) => kind),
      ["Patient", "Encounter"],
    );
    const stored = await world.transaction((tx) => rows(tx, sql`select from record.resource where id = ${visit.id}`));
    assert.equal(stored.length, 0);
  });
});
