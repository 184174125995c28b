import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import { adulthood } from "./age-rules.ts";
import type { ConsentDecision } from "./consent-decision.ts";
import { consentStanding } from "./consent-rules.ts";

const hospital = "hospital" as ParticipantId;
const openDoor = "open-door" as ParticipantId;
const maria = "maria" as PatientId;
const mariaElsewhere = "maria-elsewhere" as PatientId;

let serial = 0;
const signed = (decision: Partial<ConsentDecision>): ConsentDecision => ({
  id: `decision-${++serial}`,
  patientId: maria,
  scope: "participant",
  ...(decision.scope && decision.scope !== "participant" ? {} : { participantId: hospital }),
  value: "grant",
  formId: "standard",
  formVersion: 1,
  formTitle: "Consent",
  language: "en",
  signedOn: "2026-03-01",
  signerName: "Maria Twinning",
  signerRelation: "self",
  evidence: "paper-on-file",
  coveredParticipantIds: [],
  recordedAt: new Date("2026-03-01T12:00:00Z"),
  ...decision,
});

const standing = (
  decisions: readonly ConsentDecision[],
  more: { today?: string; now?: string; birthDate?: string } = {},
) =>
  consentStanding(decisions, {
    participantId: hospital,
    today: more.today ?? "2026-06-01",
    now: new Date(more.now ?? "2026-03-01T13:00:00Z"),
    adulthoodOf: () => adulthood(more.birthDate),
  });
const valueFor = (...args: Parameters<typeof standing>) => standing(...args).value;

test("nobody decided: nothing is released", () => {
  assert.deepEqual(standing([]), { value: "none", written: false, byParent: false, excludes: [] });
});

test("the most recently signed decision wins, whatever was recorded last", () => {
  const grant = signed({ signedOn: "2026-03-02", recordedAt: new Date("2026-03-02T10:00:00Z") });
  const olderDenial = signed({ value: "deny", signedOn: "2026-03-01", recordedAt: new Date("2026-04-01T10:00:00Z") });
  assert.equal(valueFor([grant, olderDenial]), "grant");
  assert.equal(valueFor([olderDenial, grant]), "grant");
});

test("of two decisions of the same day the stricter wins", () => {
  const day = { signedOn: "2026-03-02" };
  const all = (["grant", "none", "emergency-only", "deny"] as const).map((value) => signed({ value, ...day }));
  assert.equal(valueFor(all), "deny");
  assert.equal(valueFor(all.slice(0, 3)), "emergency-only");
  assert.equal(valueFor(all.slice(0, 2)), "none");
});

test("a decision dated in the future does not count yet", () => {
  const tomorrow = signed({ signedOn: "2026-06-02" });
  assert.equal(valueFor([tomorrow]), "none");
  assert.equal(valueFor([tomorrow], { today: "2026-06-02" }), "grant");
});

test("a decision for one participant beats the community's, deny as well as grant", () => {
  const community = { scope: "community", coveredParticipantIds: [hospital], signedOn: "2026-05-01" } as const;
  assert.equal(valueFor([signed({ value: "deny" }), signed(community)]), "deny");
  assert.equal(valueFor([signed({ value: "grant" }), signed({ ...community, value: "deny" })]), "grant");
});

test("a community grant covers only the participants on its form", () => {
  const community = signed({ scope: "community", coveredParticipantIds: [openDoor] });
  assert.equal(valueFor([community]), "none");
  assert.equal(valueFor([signed({ scope: "community", coveredParticipantIds: [openDoor, hospital] })]), "grant");
});

test("a community denial holds for every participant, listed or not", () => {
  assert.equal(valueFor([signed({ scope: "community", value: "deny" })]), "deny");
});

test("a form that says so covers those who join later, of the kinds on it and no others", () => {
  const covers = { types: ["hospital"], laterJoiners: true };
  const decisions = [signed({ scope: "community", coveredParticipantIds: [openDoor], covers })];
  const at = (participantType: string, form = decisions) =>
    consentStanding(form, {
      participantId: hospital,
      participantType,
      today: "2026-06-01",
      now: new Date("2026-06-01T12:00:00Z"),
      adulthoodOf: () => undefined,
    }).value;
  assert.deepEqual([at("hospital"), at("health-plan"), at("community-organisation")], ["grant", "none", "none"]);
  const closed = [{ ...decisions[0]!, covers: { ...covers, laterJoiners: false } }];
  assert.equal(at("hospital", closed), "none");
});

test("where an emancipated minor decided, no parent does, before or after", () => {
  const birthDate = "2009-06-01";
  const own = signed({ value: "deny", signerRelation: "emancipated-minor", signedOn: "2026-04-01" });
  const before = signed({ signerRelation: "parent", signedOn: "2026-03-01" });
  const after = signed({ signerRelation: "parent", signedOn: "2026-05-01" });
  assert.equal(valueFor([before, own, after], { birthDate }), "deny");
  assert.equal(valueFor([before, own, after], { birthDate: "2008-06-01" }), "none", "at 18 all of it ends");
});

test("a denial to everyone beats every grant until it is lifted", () => {
  const denial = signed({ scope: "everyone", value: "deny", signedOn: "2025-01-01" });
  const grants = [signed({}), signed({ scope: "community", coveredParticipantIds: [hospital] })];
  assert.deepEqual([valueFor([denial, ...grants]), standing([denial, ...grants]).scope], ["deny", "everyone"]);
  assert.equal(
    valueFor([denial, ...grants, signed({ scope: "everyone", value: "none", signedOn: "2025-02-01" })]),
    "grant",
  );
  assert.equal(
    valueFor([denial, ...grants, signed({ scope: "everyone", value: "none", signedOn: "2025-01-01" })]),
    "deny",
  );
});

test("a decision for another participant changes nothing here", () => {
  assert.equal(valueFor([signed({ participantId: openDoor })]), "none");
  assert.equal(
    valueFor([signed({}), signed({ participantId: openDoor, value: "deny", signedOn: "2026-05-01" })]),
    "grant",
  );
});

test("decisions of all linked patients count: the latest, and of the same day the strictest", () => {
  const here = signed({ signedOn: "2026-03-02" });
  assert.equal(valueFor([here, signed({ patientId: mariaElsewhere, value: "deny", signedOn: "2026-03-02" })]), "deny");
  assert.equal(valueFor([here, signed({ patientId: mariaElsewhere, value: "deny", signedOn: "2026-03-01" })]), "grant");
});

test("a grant by word of mouth is no written one, and does not hide an older written one", () => {
  const verbal = signed({ evidence: "verbal", signedOn: "2026-05-01" });
  const written = signed({ signedOn: "2026-04-01" });
  const denial = signed({ value: "deny", signedOn: "2026-04-15" });
  assert.deepEqual([standing([verbal]).value, standing([verbal]).written], ["grant", false]);
  assert.equal(standing([verbal, written]).written, true);
  assert.equal(standing([verbal, denial, written]).written, false);
});

test("a grant by word of mouth is for one visit: a day later what stood before stands again", () => {
  const verbal = signed({ evidence: "verbal" });
  const denial = signed({ value: "deny", signedOn: "2026-02-01" });
  const lastMinute = { now: "2026-03-02T11:59:59Z" };
  const aDayLater = { now: "2026-03-02T12:00:00Z" };
  assert.deepEqual([valueFor([verbal], lastMinute), valueFor([verbal], aDayLater)], ["grant", "none"]);
  assert.equal(valueFor([verbal, denial], aDayLater), "deny");
  const verbalDenial = signed({ value: "deny", evidence: "verbal" });
  assert.equal(valueFor([verbalDenial], aDayLater), "deny", "a denial does not lapse");
});

test("with the 18th birthday every decision signed before it ends", () => {
  const birthDate = "2008-06-01";
  const byParent = signed({ signerRelation: "parent", signedOn: "2020-01-01" });
  const denial = signed({ value: "deny", signedOn: "2026-05-31", scope: "everyone" });
  assert.equal(valueFor([byParent], { birthDate, today: "2026-05-31" }), "grant");
  assert.equal(valueFor([byParent], { birthDate, today: "2026-06-01" }), "none");
  assert.equal(valueFor([byParent, denial], { birthDate, today: "2026-06-01" }), "none");
  assert.equal(valueFor([byParent, signed({ signedOn: "2026-06-01" })], { birthDate, today: "2026-06-01" }), "grant");
});

test("a birth date known only to the year or month ends childhood early and begins adulthood late", () => {
  assert.deepEqual(adulthood("2008"), { earliest: "2026-01-01", latest: "2026-12-31" });
  assert.deepEqual(adulthood("2008-02"), { earliest: "2026-02-01", latest: "2026-02-31" });
  assert.deepEqual(adulthood("2008-02-29"), { earliest: "2026-02-29", latest: "2026-02-29" });
  assert.equal(adulthood(undefined), undefined);
  assert.equal(adulthood("unknown"), undefined);
});
