import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Chart, ResultTrend } from "@crossbay/contract";
import type { TestBrowser } from "../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../test/support/record-world.ts";
import { allergy, condition, encounter, observation, report } from "../../../test/support/resources.ts";

const lena = { family: "Marsh", given: "Lena", birthDate: "1990-02-11", gender: "female" } as const;

describe("what a reader may not see leaves no trace, and what the law protects comes with its notice", () => {
  let world: RecordWorld;
  let told: TellResult;
  /** Sees sensitive kinds. */
  let practitioner: TestBrowser;
  /** Does not. */
  let assistant: TestBrowser;
  let registrar: TestBrowser;

  before(async () => {
    world = await aRecord();
    practitioner = await world.reader("nurse-practitioner", world.practice);
    assistant = await world.reader("medical-assistant", world.practice);
    registrar = await world.reader("registrar", world.practice);
    const sodium = { code: "2951-2", display: "Sodium", value: 140, unit: "mmol/L" };
    told = await world.tell(world.feed, "CGH-1", {
      patient: lena,
      resources: [
        encounter("visit", { code: "AMB", start: "2026-03-01T07:00:00Z" }),
        observation("sodium", { ...sodium, at: "2026-03-01T08:00:00Z" }),
        report("plain panel", { text: "Basic panel", at: "2026-03-01T08:00:00Z", results: ["sodium"] }),
        // One line of a panel tells what the panel is about.
        observation("viral load", { code: "20447-9", display: "Viral load", value: 40, unit: "copies/mL" }),
        observation("sodium beside", { ...sodium, at: "2026-03-02T08:00:00Z" }),
        report("panel", { text: "Immune panel", at: "2026-03-02T08:00:00Z", results: ["viral load", "sodium beside"] }),
        condition("dependence", "F11.20", "Opioid dependence, uncomplicated"),
        condition("asthma", "J45.909", "Asthma"),
        allergy("efavirenz", "Efavirenz"),
        allergy("penicillin", "Penicillin"),
      ],
    });
    await world.decide(told.patientId, world.practice, "grant");
  });
  after(() => world?.stop());

  const read = async (browser: TestBrowser): Promise<Chart> => {
    const answer = await browser.get<Chart>(`/api/persons/${told.personId}/chart`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const seriesOf = (chart: Chart, name: string) => chart.results.items.find((series) => series.name === name);

  test("a report goes with its sensitive line, and takes its other lines along", async () => {
    const seen = await read(practitioner);
    assert.deepEqual(
      seen.reports.items.map(({ name }) => name),
      ["Immune panel", "Basic panel"],
    );
    assert.equal(seriesOf(seen, "Sodium")?.count, 2);
    const less = await read(assistant);
    assert.deepEqual(
      less.reports.items.map(({ name }) => name),
      ["Basic panel"],
    );
    assert.deepEqual([seriesOf(less, "Sodium")?.count, seriesOf(less, "Sodium")?.values.length], [1, 1]);
    assert.equal(seriesOf(less, "Viral load"), undefined);
  });

  test("nothing on the chart tells that or what was withheld: no word, no count, no more", async () => {
    const less = await read(assistant);
    const text = JSON.stringify(less);
    for (const word of ["viral", "20447", "pioid", "F11", "favirenz", "mmune", "hiv"]) {
      assert.equal(text.toLowerCase().includes(word.toLowerCase()), false, word);
    }
    assert.deepEqual(less.banner.allergies, ["Penicillin"]);
    assert.deepEqual(
      [less.problems.items.length, less.allergies.items.length, less.results.more, less.reports.more],
      [1, 1, false, false],
    );
    assert.equal(less.withholdingNotice, (await read(practitioner)).withholdingNotice);
  });

  test("the trend of a withheld series is answered as one that does not exist", async () => {
    const { seriesId } = seriesOf(await read(practitioner), "Viral load")!;
    const address = (id: string) => `/api/persons/${told.personId}/results/${id}`;
    const withheld = await assistant.get<{ requestId?: string }>(address(seriesId));
    const unknown = await assistant.get<{ requestId?: string }>(address("AAAAAAAAAAAAAAAA"));
    assert.equal(withheld.status, 404);
    assert.deepEqual({ ...withheld.body, requestId: "" }, { ...unknown.body, requestId: "" });
  });

  test("HIV data comes with its notice and the consent on which it was released; nothing else does", async () => {
    const { notices } = await read(practitioner);
    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ["hiv"],
    );
    assert.match(notices[0]!.text, /prohibits you from making any further disclosure/);
    assert.match(
      notices[0]!.consent ?? "",
      /form standard, version 1, English\)\. It lets Lantern Street Family Practice/,
    );
    assert.deepEqual((await read(assistant)).notices, []);
    assert.deepEqual((await read(registrar)).notices, []);
  });

  test("the window of a result has the notice where it shows such a result", async () => {
    const chart = await read(practitioner);
    const trend = async (name: string) => {
      const { seriesId } = seriesOf(chart, name)!;
      return (await practitioner.get<ResultTrend>(`/api/persons/${told.personId}/results/${seriesId}`)).body;
    };
    assert.deepEqual(
      (await trend("Viral load")).notices.map(({ kind }) => kind),
      ["hiv"],
    );
  });

  test("what a Part 2 programme says comes with the notice of 42 CFR 2.32, on the consent alone", async () => {
    const recovery = await world.participant({
      name: "Tidewater Recovery Center",
      type: "behavioural-health",
      part2Program: true,
    });
    // The flag of the participant is enough: nobody has to label the feed.
    const feed = await world.addFeed({ participantId: recovery.id, code: "TRC" });
    assert.deepEqual(feed.labels, []);
    const labelled = (await world.sources()).find(({ code }) => code === "TRC")!;
    assert.deepEqual(labelled.labels, ["part2"]);
    const first = await world.tell(labelled, "TRC-7", {
      patient: { family: "Reed", given: "Omar", birthDate: "1975-05-05" },
      resources: [condition("asthma there", "J45.909", "Asthma")],
    });
    await world.decide(first.patientId, world.practice, "grant");
    const answer = await practitioner.get<Chart>(`/api/persons/${first.personId}/chart`);
    const [notice] = answer.body.notices;
    assert.equal(notice?.kind, "part2");
    assert.match(notice?.text ?? "", /42 CFR part 2/);
    assert.match(notice?.consent ?? "", /until the patient withdraws it/);
  });

  test("an encounter's label covers a result that came later and says nothing of it", async () => {
    await world.tell(world.feed, "CGH-1", {
      patient: lena,
      confidentiality: ["HIV"],
      resources: [encounter("clinic", { code: "AMB", start: "2026-03-04T07:00:00Z" })],
    });
    await world.tell(world.feed, "CGH-1", {
      patient: lena,
      resources: [
        observation("copper", {
          ...{ code: "5631-7", display: "Copper", value: 1, unit: "mg/L", at: "2026-03-04T08:00:00Z" },
          encounter: "clinic",
        }),
      ],
    });
    assert.equal(seriesOf(await read(assistant), "Copper"), undefined);
    const { seriesId } = seriesOf(await read(practitioner), "Copper")!;
    const { notices } = (await practitioner.get<ResultTrend>(`/api/persons/${told.personId}/results/${seriesId}`)).body;
    assert.deepEqual(
      notices.map(({ kind }) => kind),
      ["hiv"],
    );
  });
});
