import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Chart, Deliveries, Delivery, Problem } from "@crossbay/contract";
import type { DiagnosticReport, Encounter, Reference } from "@crossbay/formats/fhir";
import { reportCopyTo, reportOrderedBy } from "@crossbay/formats/hl7v2";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { aRecord, type RecordWorld, type TellResult } from "../../../../test/support/record-world.ts";
import { encounter, observation, report } from "../../../../test/support/resources.ts";
import { auditEntriesAbout } from "../../audit/index.ts";
import { onRecordChanged } from "../../record/index.ts";
import { deliverChanges, deliveryRoutes, tellRecipients } from "../index.ts";

const rosasNpi = "1234567893";
const theosNpi = "1245319599";
const practitioner = (npi: string): Reference => ({
  reference: "Practitioner/1",
  identifier: { system: "http://hl7.org/fhir/sid/us-npi", value: npi },
});

const ordered = (what: DiagnosticReport, by: string, copyTo?: string): DiagnosticReport => ({
  ...what,
  extension: [
    { url: reportOrderedBy, valueReference: practitioner(by) },
    ...(copyTo ? [{ url: reportCopyTo, valueReference: practitioner(copyTo) }] : []),
  ],
});

const visitOf = (what: Encounter, role: "REF" | "CON" | "ATND", npi: string): Encounter => ({
  ...what,
  participant: [
    ...(what.participant ?? []),
    { type: [{ coding: [{ code: role }] }], individual: practitioner(npi) as Reference<never> },
  ],
});

const henry = { family: "Osei", given: "Henry", birthDate: "1951-01-30", gender: "male" } as const;

describe("what is sent to a practitioner by name reaches them, and nobody else", () => {
  let world: RecordWorld;
  let forget: () => void;
  let rosa: TestBrowser;
  let theo: TestBrowser;
  let registrar: TestBrowser;
  let told: TellResult;

  before(async () => {
    world = await aRecord(deliveryRoutes);
    forget = onRecordChanged((tx, changes) => deliverChanges(tx, world.context, changes));
    rosa = await world.reader("nurse-practitioner", world.practice, rosasNpi);
    theo = await world.reader("physician", world.practice, theosNpi);
    registrar = await world.reader("registrar", world.practice, "1111111112");
    told = await world.tell(world.feed, "CGH-1", {
      patient: henry,
      resources: [
        observation("potassium", {
          ...{
            code: "2823-3",
            display: "Potassium",
            value: 6.6,
            unit: "mmol/L",
            flag: "HH",
            at: "2026-03-02T08:00:00Z",
          },
        }),
        ordered(
          report("panel", { text: "Basic panel", at: "2026-03-02T09:00:00Z", results: ["potassium"] }),
          rosasNpi,
          theosNpi,
        ),
        observation("unrelated", { code: "2951-2", display: "Sodium", value: 140, unit: "mmol/L" }),
      ],
    });
    // Even who denied gets their results to who ordered them.
    await world.decide(told.patientId, world.practice, "deny");
  });
  after(async () => {
    forget?.();
    await world?.stop();
  });

  const inbox = async (browser: TestBrowser): Promise<Deliveries> => {
    const answer = await browser.get<Deliveries>("/api/deliveries");
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  };
  const titles = async (browser: TestBrowser): Promise<string[]> =>
    (await inbox(browser)).deliveries.map(({ title }) => title);

  test("a result goes to who ordered it, a copy to whom one was asked for", async () => {
    const { deliveries, unread, more } = await inbox(rosa);
    const [line] = deliveries;
    assert.deepEqual([deliveries.length, unread, more], [1, 1, false]);
    assert.deepEqual(
      { ...line, id: "", sentAt: "" },
      {
        id: "",
        kind: "result",
        title: "Basic panel",
        patient: { personId: told.personId, family: "Osei", given: "Henry", birthDate: "1951-01-30", sex: "male" },
        from: "Crossbay General Hospital",
        sentAt: "",
        critical: true,
      },
    );
    assert.equal((await inbox(theo)).deliveries[0]?.kind, "copy");
  });

  test("it opens despite the denial, with that result and nothing else of the record", async () => {
    const [line] = (await inbox(rosa)).deliveries;
    const chart = await rosa.get<Problem>(`/api/persons/${told.personId}/chart`);
    assert.deepEqual([chart.status, chart.body.code], [403, "patient-denied"]);
    const answer = await rosa.get<Delivery>(`/api/deliveries/${line!.id}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.body.because, "You ordered it.");
    assert.deepEqual(
      answer.body.results.map(({ name, count }) => [name, count]),
      [["Potassium", 1]],
    );
    assert.equal(answer.body.report?.name, "Basic panel");
    assert.equal(JSON.stringify(answer.body).includes("Sodium"), false);
    const { deliveries, unread } = await inbox(rosa);
    assert.deepEqual([unread, deliveries[0]?.readAt !== undefined], [0, true]);
  });

  test("somebody else's delivery is answered as one that does not exist", async () => {
    const [line] = (await inbox(rosa)).deliveries;
    const strange = await theo.get<Problem>(`/api/deliveries/${line!.id}`);
    const unknown = await theo.get<Problem>("/api/deliveries/01890000-0000-7000-8000-000000000000");
    assert.equal(strange.status, 404);
    assert.deepEqual({ ...strange.body, requestId: "" }, { ...unknown.body, requestId: "" });
    const role = await registrar.get<Problem>("/api/deliveries");
    assert.deepEqual([role.status, role.body.code], [403, "level-lacks-right"]);
  });

  test("sending, listing, opening and refusing are in the audit record", async () => {
    const entries = await world.transaction((tx) => auditEntriesAbout(tx, told.personId, 200));
    const seen = new Set(entries.map(({ action, outcome }) => `${action} ${outcome}`));
    for (const entry of ["delivery-queue succeeded", "delivery-list permitted", "delivery-view permitted"]) {
      assert.ok(seen.has(entry), entry);
    }
    const opened = entries.find(({ action }) => action === "delivery-view");
    assert.deepEqual([opened?.way, opened?.rule], ["portal-delivery", "one-to-one"]);
  });

  test("a corrected result comes again, unread; the same message again does not", async () => {
    const corrected: DiagnosticReport = {
      ...ordered(
        report("panel", { text: "Basic panel", at: "2026-03-02T09:00:00Z", results: ["potassium"] }),
        rosasNpi,
      ),
      status: "corrected",
    };
    const message = { patient: henry, eventAt: "2026-03-11T12:00:00.000Z", resources: [corrected] };
    await world.tell(world.feed, "CGH-1", message);
    const [line, ...others] = (await inbox(rosa)).deliveries;
    assert.deepEqual([others.length, line?.readAt], [0, undefined]);
    await rosa.get(`/api/deliveries/${line!.id}`);
    await world.tell(world.feed, "CGH-1", message);
    assert.equal((await inbox(rosa)).unread, 0);
  });

  test("HIV results are delivered with their notice, and without a word of consent that nobody gave", async () => {
    await world.tell(world.feed, "CGH-1", {
      patient: henry,
      resources: [
        observation("viral load", { code: "20447-9", display: "Viral load", value: 40, unit: "copies/mL" }),
        ordered(report("hiv panel", { text: "Viral load panel", results: ["viral load"] }), rosasNpi),
      ],
    });
    const line = (await inbox(rosa)).deliveries.find(({ title }) => title === "Viral load panel");
    const { notices } = (await rosa.get<Delivery>(`/api/deliveries/${line!.id}`)).body;
    assert.deepEqual(
      notices.map(({ kind, consent }) => [kind, consent]),
      [["hiv", undefined]],
    );
  });

  test("Part 2 data is never sent, and what becomes it after it was sent opens no more", async () => {
    const recovery = await world.participant({
      name: "Tidewater Recovery Center",
      type: "behavioural-health",
      part2Program: true,
    });
    await world.addFeed({ participantId: recovery.id, code: "TRC" });
    const feed = (await world.sources()).find(({ code }) => code === "TRC")!;
    await world.tell(feed, "TRC-1", {
      patient: { family: "Reed", given: "Omar", birthDate: "1975-05-05" },
      resources: [ordered(report("screen", { text: "Urine panel", results: [] }), rosasNpi)],
    });
    assert.equal((await titles(rosa)).includes("Urine panel"), false);

    const later = { text: "Later protected", at: "2026-03-03T09:00:00Z", results: [] };
    await world.tell(world.feed, "CGH-1", { patient: henry, resources: [ordered(report("later", later), rosasNpi)] });
    const line = (await inbox(rosa)).deliveries.find(({ title }) => title === "Later protected")!;
    const protectedNow = ordered(report("later", later), rosasNpi);
    protectedNow.meta = { security: [{ code: "42CFRPart2" }] };
    await world.tell(world.feed, "CGH-1", {
      patient: henry,
      eventAt: "2026-03-11T13:00:00.000Z",
      resources: [protectedNow],
    });
    assert.equal((await rosa.get(`/api/deliveries/${line.id}`)).status, 404);
    assert.equal((await titles(rosa)).includes("Later protected"), false);
  });

  test("a consultant hears of the visit, and referrer, consultant and primary care of its end; who attended does not", async () => {
    const stay = { code: "IMP", start: "2026-03-05T07:00:00Z" };
    const begun = visitOf(encounter("stay", stay), "CON", theosNpi);
    await world.tell(world.feed, "CGH-2", { patient: { ...henry, given: "Kofi" }, resources: [begun] });
    assert.deepEqual((await titles(theo)).toSorted(), ["Basic panel", "Consultation at Crossbay General Hospital"]);
    const ended = visitOf(
      visitOf(encounter("stay", { ...stay, end: "2026-03-09T07:00:00Z" }), "CON", theosNpi),
      "REF",
      rosasNpi,
    );
    await world.tell(world.feed, "CGH-2", {
      patient: { ...henry, given: "Kofi" },
      eventAt: "2026-03-11T11:00:00.000Z",
      resources: [visitOf(ended, "ATND", "1999999992")],
    });
    const [discharge] = (await inbox(rosa)).deliveries.filter(({ kind }) => kind === "discharge");
    assert.deepEqual(
      [discharge?.title, discharge?.patient.given],
      ["Discharged from Crossbay General Hospital", "Kofi"],
    );
    const { because, encounter: shown, results } = (await rosa.get<Delivery>(`/api/deliveries/${discharge!.id}`)).body;
    assert.deepEqual(
      [because, shown?.class, shown?.status, results],
      ["You referred the patient.", "Inpatient", "finished", []],
    );
    assert.equal((await titles(theo)).includes("Discharged from Crossbay General Hospital"), true);
  });

  test("the primary care practitioner whom the registration names hears of a discharge", async () => {
    await world.tell(world.feed, "CGH-3", {
      patient: { ...henry, given: "Yaw" },
      primaryCare: [practitioner(rosasNpi) as Reference<never>],
      resources: [encounter("emergency", { code: "EMER", start: "2026-03-06T07:00:00Z", end: "2026-03-06T11:00:00Z" })],
    });
    const line = (await inbox(rosa)).deliveries.find(({ patient }) => patient.given === "Yaw");
    const opened = (await rosa.get<Delivery>(`/api/deliveries/${line!.id}`)).body;
    assert.equal(opened.because, "You are named as the patient's primary care practitioner.");
  });

  test("the chart that consent opens shows who ordered a result", async () => {
    const { personId, patientId } = await world.tell(world.feed, "CGH-9", {
      patient: { ...henry, given: "Ama" },
      resources: [
        {
          ...report("film", { text: "Chest film", results: [] }),
          extension: [{ url: reportOrderedBy, valueReference: { display: "Rosa Delgado" } }],
        },
      ],
    });
    await world.decide(patientId, world.practice, "grant");
    const chart = await rosa.get<Chart>(`/api/persons/${personId}/chart`);
    assert.equal(chart.body.reports.items[0]?.orderedBy, "Rosa Delgado");
  });

  test("a mail says that something was sent, nothing of the patient, and at most once an hour", async () => {
    const now = () => world.clock.now();
    assert.equal(await tellRecipients(world.context, now()), 2);
    await world.deliver();
    const mails = world.outbox.mails.filter(({ subject }) => /something was sent to you/.test(subject));
    assert.equal(mails.length, 2);
    for (const { text } of mails) assert.doesNotMatch(text, /Osei|Henry|panel|Kofi|Crossbay General/);
    await world.tell(world.feed, "CGH-1", {
      patient: henry,
      resources: [ordered(report("next", { text: "Next panel", results: [] }), rosasNpi)],
    });
    assert.equal(await tellRecipients(world.context, now()), 0);
    world.clock.advance(61 * 60 * 1000);
    assert.equal(await tellRecipients(world.context, now()), 1);
    assert.equal(await tellRecipients(world.context, now()), 0);
  });
});
