import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AccessReport, GlassOpened, GlassReview, GlassReviews, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { breakGlass, emergencyReader } from "../../../../test/support/emergency.ts";
import { type PrivacyWorld, startPrivacyWorld } from "../../../../test/support/privacy-world.ts";
import type { TellResult } from "../../../../test/support/record-world.ts";
import { allergy } from "../../../../test/support/resources.ts";
import type { Participant } from "../../accounts/index.ts";
import { addresseeOf } from "./notice-text-rules.ts";
import { glassClock, reviewState } from "./review-clock-rules.ts";

let world: PrivacyWorld;
let osei: TellResult;
let tidewater: Participant;
let glass: GlassOpened;

before(async () => {
  world = await startPrivacyWorld();
  tidewater = await world.participant({
    name: "Tidewater Recovery Center",
    type: "behavioural-health",
    part2Program: true,
  });
  const recovery = await world.addFeed({ participantId: tidewater.id, code: "TRC", labels: ["part2"] });
  const patient = { family: "Osei", given: "Henry", birthDate: "1961-04-02", gender: "male" as const };
  const home = { line: "4 Quay Lane", city: "Crossbay", postalCode: "12203", phone: "518-555-0133" };
  osei = await world.tell(world.feed, "1", {
    patient: { ...patient, ...home },
    resources: [allergy("a", "Penicillin")],
  });
  await world.tell(recovery, "9", { patient: { ...patient, ...home }, resources: [allergy("b", "Methadone")] });
  const reader = await emergencyReader(world, "physician", world.hospital, [osei.personId]);
  const { status, body } = await breakGlass(reader.browser, osei.personId, { directedBy: "Dr. Lin" });
  assert.equal(status, 200, JSON.stringify(body));
  glass = body;
  await reader.browser.get(`/api/persons/${osei.personId}/chart`);
  await reader.browser.get(`/api/persons/${osei.personId}/chart`);
});
after(() => world.stop());

const list = async (browser: TestBrowser, query = ""): Promise<GlassReviews> =>
  (await browser.get<GlassReviews>(`/api/privacy/glass${query}`)).body;
const ofParticipant = async (participant: Participant): Promise<TestBrowser> => {
  const { account } = await world.person({ titleId: "privacy-officer", participantId: participant.id });
  const browser = world.newBrowser();
  await browser.signIn(account.username);
  return browser;
};

test("the officer of the participant finds the event waiting, with who, why, how many pages, and by when", async () => {
  const { events, waiting } = await list(world.officer);
  assert.equal(waiting, 1);
  const [event] = events;
  assert.equal(event?.id, glass.id);
  assert.deepEqual(event?.patient, { personId: osei.personId, name: "OSEI, Henry", birthDate: "1961-04-02" });
  assert.equal(event?.who, "OKAFOR, Amara");
  assert.equal(event?.reason, "Unconscious or confused");
  assert.equal(event?.directedBy, "Dr. Lin");
  assert.equal(event?.consentThen, "none");
  assert.equal(event?.looks, 2);
  // Thursday, 12 March 2026.
  assert.deepEqual(event?.review, { dueOn: "2026-03-19", state: "waiting" });
  assert.deepEqual(event?.notice, { dueOn: "2026-03-22" });
  assert.equal(event?.fromElsewhere, undefined);
});

test("the program whose Part 2 data was shown learns of it, and cannot review it; other participants learn nothing", async () => {
  const tidewaterOfficer = await ofParticipant(tidewater);
  const { events, waiting } = await list(tidewaterOfficer);
  assert.equal(waiting, 0);
  assert.deepEqual(
    events.map(({ id, fromElsewhere, part2Sources }) => [id, fromElsewhere, part2Sources.map(({ name }) => name)]),
    [[glass.id, true, ["TRC feed"]]],
  );
  const stranger = await ofParticipant(world.practice);
  assert.deepEqual((await list(stranger)).events, []);
  for (const browser of [tidewaterOfficer, stranger]) {
    const review = { outcome: "appropriate", words: "Fine" };
    assert.equal((await browser.post(`/api/privacy/glass/${glass.id}/review`, review)).status, 404);
    assert.equal((await world.save(browser, "GET", `/api/privacy/glass/${glass.id}/notice.pdf`)).status, 404);
    assert.equal((await browser.post(`/api/privacy/glass/${glass.id}/notice-sent`)).status, 404);
  }
});

test("the letter to the patient is a PDF, and making it is in the patient's report", async () => {
  const letter = await world.save(world.officer, "GET", `/api/privacy/glass/${glass.id}/notice.pdf`);
  assert.equal(letter.status, 200);
  assert.equal(letter.type, "application/pdf");
  assert.equal(letter.content.subarray(0, 5).toString(), "%PDF-");
  const query = { about: "patient", personId: osei.personId, from: "2026-03-12", to: "2026-03-12" };
  const { body } = await world.officer.post<AccessReport>("/api/privacy/report", query);
  const sentences = body.lines.map(({ sentence, allowedBy }) => (allowedBy ? `${sentence} (${allowedBy})` : sentence));
  assert.ok(sentences.includes("Made a letter to the patient about a broken glass"), sentences.join("; "));
  assert.ok(sentences.includes("Opened the chart (Broken glass)"), sentences.join("; "));
  assert.ok(
    sentences.includes("Broke the glass in an emergency (A medical emergency, attested)"),
    sentences.join("; "),
  );
});

test("what the review came to is kept once; with the letter sent the event is done", async () => {
  const review = (words: string) =>
    world.officer.post<GlassReview & Problem>(`/api/privacy/glass/${glass.id}/review`, {
      outcome: "appropriate",
      words,
    });
  assert.equal((await review(" ")).body.code, "form-refused");
  const kept = await review("Unconscious on arrival");
  assert.equal(kept.body.review.state, "appropriate");
  assert.equal(kept.body.review.by, "Tom Ellery");
  assert.equal((await review("Once more")).body.code, "already-decided");
  assert.equal((await list(world.officer)).events.length, 1, "the letter still waits");
  const sent = await world.officer.post<GlassReview>(`/api/privacy/glass/${glass.id}/notice-sent`);
  assert.equal(sent.body.notice.by, "Tom Ellery");
  assert.equal((await world.officer.post<Problem>(`/api/privacy/glass/${glass.id}/notice-sent`)).status, 409);
  assert.deepEqual(await list(world.officer), { events: [], waiting: 0, more: false });
  const settled = await list(world.auditor, "?settled=yes");
  assert.deepEqual(
    settled.events.map(({ id }) => id),
    [glass.id],
  );
});

test("five business days leave the weekend out, and a review is late from the day after", () => {
  // A Friday evening in New York is Saturday in Greenwich.
  const clock = glassClock(new Date("2026-03-14T01:00:00Z"), "America/New_York");
  assert.deepEqual(clock, { reviewDueOn: "2026-03-20", noticeDueOn: "2026-03-23" });
  assert.equal(reviewState(undefined, "2026-03-20", "2026-03-20"), "waiting");
  assert.equal(reviewState(undefined, "2026-03-20", "2026-03-21"), "late");
  assert.equal(reviewState("inappropriate", "2026-03-20", "2026-03-21"), "inappropriate");
});

test("nothing about a patient of 10 to 17 goes to a parent", () => {
  assert.equal(addresseeOf(9), "guardian");
  assert.equal(addresseeOf(10), "in-person");
  assert.equal(addresseeOf(17), "in-person");
  assert.equal(addresseeOf(18), "patient");
  assert.equal(addresseeOf(undefined), "patient");
});
