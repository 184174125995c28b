import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Chart } from "@crossbay/contract";
import type { Encounter } from "@crossbay/formats/fhir";
import type { TestBrowser } from "../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, resourceId } from "../../../test/support/record-world.ts";
import { condition, encounter, observation } from "../../../test/support/resources.ts";

const walter = { family: "Voss", given: "Walter", birthDate: "1950-05-05" };
const start = "2026-03-10T08:00:00Z";

describe("the chart shows visits as they stand", () => {
  let world: RecordWorld;
  let practitioner: TestBrowser;
  before(async () => {
    world = await aRecord();
    practitioner = await world.reader("nurse-practitioner", world.practice);
  });
  after(() => world?.stop());

  let numbers = 0;
  /** The chart of a new patient of whom the hospital told this. */
  async function chartOf(told: Parameters<RecordWorld["tell"]>[2]): Promise<Chart> {
    numbers++;
    const patient = { ...walter, birthDate: `195${numbers}-05-05`, ...told.patient };
    const { patientId, personId } = await world.tell(world.feed, `V${numbers}`, { ...told, patient });
    await world.decide(patientId, world.practice, "grant");
    const answer = await practitioner.get<Chart>(`/api/persons/${personId}/chart`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  const places = (present: "active" | "completed"): Encounter["location"] => [
    { location: { display: "Emergency" }, status: "completed" },
    { location: { display: "4 East" }, status: present },
    { location: { display: "Theatre 2" }, status: "reserved" },
  ];

  test("an encounter is shown with its present place, and after the discharge with the last one", async () => {
    const inpatient = encounter("inpatient", { code: "IMP", start });
    const left = encounter("left", { code: "IMP", start: "2026-03-01T08:00:00Z", end: "2026-03-05T08:00:00Z" });
    const { encounters } = await chartOf({
      resources: [
        { ...inpatient, location: places("active") },
        {
          ...left,
          location: places("completed"),
          hospitalization: { dischargeDisposition: { coding: [{ display: "Home" }] } },
        },
      ],
    });
    assert.deepEqual(
      encounters.items.map((item) => [item.class, item.status, item.location, item.disposition]),
      [
        ["Inpatient", "in-progress", "4 East", undefined],
        ["Inpatient", "finished", "4 East", "Home"],
      ],
    );
  });

  test("a cancelled visit is not among the visits", async () => {
    const cancelled: Encounter = { ...encounter("cancelled", { code: "IMP", start }), status: "cancelled" };
    const { encounters } = await chartOf({ resources: [cancelled, encounter("came", { code: "AMB", start })] });
    assert.deepEqual(
      encounters.items.map((item) => item.class),
      ["Outpatient"],
    );
  });

  test("a deleted visit leaves the chart with all that hangs on it", async () => {
    const deleted: Encounter = { ...encounter("deleted", { code: "IMP", start }), status: "entered-in-error" };
    const potassium = { code: "2823-3", display: "Potassium", at: start, value: 4.1, unit: "mmol/L" };
    const hypertension = condition("hypertension", "I10", "Hypertension");
    const { encounters, results, problems } = await chartOf({
      resources: [
        deleted,
        { ...hypertension, encounter: { reference: `Encounter/${resourceId("deleted")}` } },
        observation("deleted potassium", { ...potassium, encounter: "deleted" }),
        observation("kept sodium", { code: "2951-2", display: "Sodium", at: start, value: 140, unit: "mmol/L" }),
      ],
    });
    assert.deepEqual(encounters.items, []);
    assert.deepEqual(problems.items, []);
    assert.deepEqual(
      results.items.map(({ name }) => name),
      ["Sodium"],
    );
  });

  test("the banner says who died, with the day where it is known, and counts no years any more", async () => {
    const told = (await chartOf({ patient: { deceased: "2026-03-12T08:50:00-04:00" } })).banner;
    assert.deepEqual([told.isDeceased, told.deceasedOn, told.ageYears], [true, "2026-03-12", undefined]);
    const untold = (await chartOf({ patient: { deceased: true } })).banner;
    assert.deepEqual([untold.isDeceased, untold.deceasedOn, untold.ageYears], [true, undefined, undefined]);
  });
});
