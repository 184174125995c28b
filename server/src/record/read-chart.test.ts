import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Chart, PersonSearchResult, Problem, ResultTrend } from "@crossbay/contract";
import type { TestBrowser } from "../../../test/support/accounts-world.ts";
import type { PatientTerms } from "../../../test/support/patients.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../test/support/record-world.ts";
import { allergy, condition, encounter, observation, report } from "../../../test/support/resources.ts";
import { auditEntriesAbout } from "../audit/index.ts";
import { withholdingNotice } from "./index.ts";

const maria: PatientTerms = {
  family: "Twinning",
  given: "Maria",
  birthDate: "1988-05-17",
  gender: "female",
  city: "Crossbay",
};

describe("the chart shows what sources said, as far as its reader may see", () => {
  let world: RecordWorld;
  let told: TellResult;
  let practitioner: TestBrowser;
  let registrar: TestBrowser;

  before(async () => {
    world = await aRecord();
    practitioner = await world.reader("nurse-practitioner", world.practice);
    registrar = await world.reader("registrar", world.hospital);
    const potassium = (day: number, value: number, flag?: string) =>
      observation(`potassium ${day}`, {
        code: "2823-3",
        display: "Potassium",
        at: `2026-03-0${day}T08:00:00Z`,
        value,
        unit: "mmol/L",
        section: "CH",
        ...(flag ? { flag } : {}),
      });
    told = await world.tell(world.feed, "CGH-1001", {
      patient: { ...maria, ssn: "212-45-6789", phone: "555-201-0143" },
      resources: [
        encounter("emergency visit", { code: "EMER", start: "2026-03-01T07:00:00Z" }),
        allergy("penicillin", "Penicillin"),
        condition("diabetes here", "E11.9", "Type 2 diabetes"),
        potassium(1, 4.1),
        potassium(2, 5.2, "H"),
        potassium(3, 6.4, "HH"),
        observation("pulse", {
          code: "8867-4",
          display: "Heart rate",
          at: "2026-03-03T08:00:00Z",
          value: 88,
          unit: "/min",
        }),
        observation("line 1", { code: "30746-2", display: "Chest film", value: "Clear lungs.", section: "RAD" }),
        observation("line 2", { code: "30746-2", display: "Chest film", value: "Normal heart.", section: "RAD" }),
        report("chest film", {
          text: "Chest film",
          at: "2026-03-02T09:00:00Z",
          section: "RAD",
          results: ["line 1", "line 2"],
        }),
      ],
    });
    await world.decide(told.patientId, world.practice, "grant");
    await world.decide(told.patientId, world.hospital, "grant");
  });
  after(() => world?.stop());

  let chart: Chart;
  const read = async (browser: TestBrowser): Promise<Chart> => {
    const answer = await browser.get<Chart>(`/api/persons/${told.personId}/chart`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  beforeEach(async () => {
    chart = await read(practitioner);
  });

  test("the banner says who it is, and what they are allergic to", () => {
    const { family, given, birthDate, ageYears, sex, consent, allergies } = chart.banner;
    assert.deepEqual(
      { family, given, birthDate, ageYears, sex, consent, allergies },
      {
        ...{ family: "Twinning", given: "Maria", birthDate: "1988-05-17", ageYears: 37, sex: "female" },
        consent: "grant",
        allergies: ["Penicillin"],
      },
    );
    assert.equal(chart.banner.recordNumberHere, undefined);
    assert.equal(chart.withholdingNotice, withholdingNotice);
  });

  test("results of one test stand together, newest first, with their marks", () => {
    const potassium = chart.results.items.find((series) => series.name === "Potassium");
    assert.equal(potassium?.category, "Chemistry");
    assert.equal(potassium?.unit, "mmol/L");
    assert.equal(potassium?.count, 3);
    assert.deepEqual(
      potassium?.values.map(({ number, flag, direction, critical }) => [number, flag, direction, critical]),
      [
        [6.4, "HH", "high", true],
        [5.2, "H", "high", false],
        [4.1, undefined, undefined, false],
      ],
    );
    assert.deepEqual(
      chart.results.items.map((series) => series.category),
      ["Vitals", "Chemistry"],
    );
    assert.equal(potassium?.values[0]?.from.source, "CGH feed");
  });

  test("the lines of a report are its text, not results", () => {
    assert.equal(chart.reports.items[0]?.text, "Clear lungs.\nNormal heart.");
    assert.equal(
      chart.results.items.some((series) => series.name === "Chest film"),
      false,
    );
  });

  test("a social security number is never shown", () => {
    assert.deepEqual(
      chart.identifiers.items.map(({ value, authority }) => [value, authority]),
      [["CGH-1001", "CGH"]],
    );
    assert.equal(JSON.stringify(chart).includes("6789"), false);
  });

  test("one result over time comes with the same banner", async () => {
    const series = chart.results.items.find((one) => one.name === "Potassium")!;
    const answer = await practitioner.get<ResultTrend>(`/api/persons/${told.personId}/results/${series.seriesId}`);
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body.banner, chart.banner);
    assert.deepEqual(answer.body.series, series);
    const unknown = await practitioner.get(`/api/persons/${told.personId}/results/AAAAAAAAAAAAAAAA`);
    assert.equal(unknown.status, 404);
  });

  test("a registrar sees who it is and when they came, and nothing clinical", async () => {
    const seen = await read(registrar);
    assert.equal(seen.banner.allergies, undefined);
    assert.equal(seen.banner.recordNumberHere, "CGH-1001");
    assert.equal(seen.encounters.state, "dates-only");
    assert.deepEqual(Object.keys(seen.encounters.items[0]!).sort(), ["class", "from", "id", "start", "status"]);
    for (const section of ["identifiers", "problems", "allergies", "results", "reports", "contacts"] as const) {
      assert.deepEqual(seen[section], { state: "not-in-your-role", items: [], more: false }, section);
    }
    assert.equal((await registrar.get(`/api/persons/${told.personId}/results/AAAAAAAAAAAAAAAA`)).status, 403);
  });

  test("what two sources tell of one problem is one line that names both", async () => {
    const other = await world.addFeed({ participantId: world.practice.id, code: "LSFP" });
    const twice = { resources: [condition("diabetes there", "E11.9", "Diabetes, type 2")] };
    await world.tell(other, "CGH-1001", {
      ...twice,
      authority: "CGH",
      patient: maria,
      eventAt: "2026-03-12T08:00:00Z",
    });
    const { problems, banner } = await read(practitioner);
    assert.deepEqual(
      problems.items.map(({ name, from }) => [name, from.source]),
      [["Diabetes, type 2", "LSFP feed, CGH feed"]],
    );
    assert.equal(banner.recordNumberHere, "CGH-1001");
  });

  test("restricted results are shown to a practitioner and withheld from those without the right, as is all of the visit", async () => {
    const assistant = await world.reader("medical-assistant", world.practice);
    await world.tell(world.feed, "CGH-1001", {
      patient: maria,
      confidentiality: ["R"],
      resources: [encounter("quiet visit", { code: "AMB", start: "2026-03-05T07:00:00Z" })],
    });
    const sodium = { code: "2951-2", display: "Sodium", at: "2026-03-05T08:00:00Z", value: 140, unit: "mmol/L" };
    await world.tell(world.feed, "CGH-1001", {
      patient: maria,
      resources: [observation("sodium", { ...sodium, encounter: "quiet visit" })],
    });
    const has = (seen: Chart) => [
      seen.encounters.items.length,
      seen.results.items.some(({ name }) => name === "Sodium"),
    ];
    assert.deepEqual(has(await read(practitioner)), [2, true]);
    assert.deepEqual(has(await read(assistant)), [1, false]);
  });

  test("nobody reads without the patient's grant, and a refusal leaves its record", async () => {
    const { personId } = await world.tell(world.feed, "CGH-2", {
      patient: { family: "Osei", given: "Henry", birthDate: "1951-01-30" },
    });
    const answer = await practitioner.get<Problem>(`/api/persons/${personId}/chart`);
    assert.deepEqual([answer.status, answer.body.code], [403, "no-consent"]);
    const entries = await world.transaction((tx) => auditEntriesAbout(tx, personId, 50));
    assert.deepEqual([entries.at(-1)?.action, entries.at(-1)?.outcome], ["chart-view", "refused"]);
  });

  test("every look is in the audit record", async () => {
    const before = (await world.transaction((tx) => auditEntriesAbout(tx, told.personId, 500))).length;
    await read(practitioner);
    const entries = await world.transaction((tx) => auditEntriesAbout(tx, told.personId, 500));
    assert.equal(entries.length, before + 1);
  });

  test("a search needs surname and birth date, or an identifier", async () => {
    const search = (body: object) => practitioner.post<PersonSearchResult & Problem>("/api/persons/search", body);
    const broad = await search({ family: "Twinning" });
    assert.deepEqual([broad.status, broad.body.code], [422, "search-too-broad"]);
    assert.deepEqual(
      broad.body.fields?.map(({ field }) => field),
      ["birthDate"],
    );
    const found = await search({ family: "twinning", birthDate: "1988-05-17" });
    assert.deepEqual(
      found.body.hits.map(({ personId, town, access }) => [personId, town, access.allowed]),
      [[told.personId, "Crossbay", true]],
    );
    const byNumber = await search({ identifier: "cgh1001" });
    assert.equal(byNumber.body.hits[0]?.personId, told.personId);
    const nobody = await search({ family: "Nobody", birthDate: "1988-05-17" });
    assert.deepEqual([nobody.status, nobody.body.hits, nobody.body.more], [200, [], false]);
  });
});
