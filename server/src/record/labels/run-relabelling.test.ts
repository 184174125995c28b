import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { condition, observation } from "../../../../test/support/resources.ts";
import { rows, sql } from "../../platform/sql.ts";
import { labelRulesVersion } from "./label-rules.ts";
import { runRelabelling } from "./run-relabelling.ts";

type Labelled = { kind: string; labels: string[]; labelRules: number; version: number };

describe("data that older rules labelled is labelled again", () => {
  let world: RecordWorld;
  let told: TellResult;
  const many = Array.from({ length: 1_200 }, (_, at) =>
    observation(`sodium ${at}`, { code: "2951-2", display: "Sodium", value: 140, unit: "mmol/L" }),
  );
  const message = {
    patient: { family: "Marsh", given: "Lena", birthDate: "1990-02-11" },
    confidentiality: ["R"],
    resources: [condition("dependence", "F11.20", "Opioid dependence"), ...many],
  };

  before(async () => {
    world = await aRecord();
    told = await world.tell(world.feed, "CGH-1", message);
  });
  after(() => world?.stop());

  /** As version 1 left it: without value sets, and without what the messages said by itself. */
  const age = () =>
    world.run(
      sql`update record.resource set label_rules = 1, told_labels = null,
            labels = case when kind = 'Patient' then '{}' else '{restricted}'::text[] end`,
    );
  const present = () =>
    world.transaction((tx) =>
      rows<Labelled>(
        tx,
        sql`select kind, labels, label_rules as "labelRules", version from record.resource
            where patient_id = ${told.patientId} order by kind <> 'Condition', kind <> 'Patient', id`,
      ),
    );

  test("everything gets the labels of the present rules, and keeps what its message called confidential", async () => {
    await age();
    const { state, changed } = await runRelabelling(world.context, { again: true });
    assert.deepEqual([state, changed], ["finished", 1_202]);
    const [dependence, patient, sodium] = await present();
    assert.deepEqual(dependence, {
      kind: "Condition",
      labels: ["restricted", "substance-use"],
      labelRules: labelRulesVersion,
      version: 1,
    });
    assert.deepEqual(patient?.labels, []);
    assert.deepEqual(sodium?.labels, ["restricted"]);
  });

  test("done is done: nothing is looked at twice, and the same message again is no new version", async () => {
    assert.equal((await runRelabelling(world.context)).changed, 1_202);
    const { changes } = await world.tell(world.feed, "CGH-1", message);
    assert.deepEqual(changes, []);
  });

  test("broken off, it goes on where it stood", async () => {
    await age();
    const stopping = new AbortController();
    const first = await runRelabelling(world.context, {
      again: true,
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    });
    assert.deepEqual([first.state, first.seen], ["stopped", 500]);
    const rest = await runRelabelling(world.context);
    assert.deepEqual([rest.state, rest.changed], ["finished", 1_202]);
    // The rest of the first pass, and one that found nothing more.
    assert.equal(rest.seen, 2_404);
  });

  test("a source that gets a label makes its data old", async () => {
    await world.run(sql`update accounts.participant set part2_program = true where id = ${world.hospital.id}`);
    const { changed } = await runRelabelling(world.context);
    assert.equal(changed, 1_202);
    const [dependence, patient] = await present();
    assert.deepEqual([dependence?.labels, patient?.labels], [["part2", "restricted", "substance-use"], ["part2"]]);
  });

  test("its end is in the audit record, with counts and nothing else", async () => {
    const entries = await world.transaction((tx) =>
      rows<{ detail: Record<string, number> }>(
        tx,
        sql`select detail from audit.entry where action = 'relabel' order by recorded_at`,
      ),
    );
    assert.deepEqual(Object.keys(entries.at(-1)?.detail ?? {}).sort(), ["changed", "passes", "rules", "seen"]);
  });
});
