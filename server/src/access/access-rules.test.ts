import assert from "node:assert/strict";
import { test } from "node:test";
import type { Level } from "../accounts/index.ts";
import { type AccessFacts, decideAccess, plainFacts } from "./access-rules.ts";
import type { ConsentDecision } from "./consent/consent-decision.ts";
import { consentStanding } from "./consent/consent-rules.ts";
import { sensitivityLabels } from "./sensitivity-labels.ts";
import { anHourLater, extents, here, inWords, signed } from "./testing/policy-cells.ts";
import type { Way } from "./way-rules.ts";

const aReader = (levels: readonly Level[], seesSensitiveData: boolean): AccessFacts["actor"] => ({
  accountActive: true,
  trained: true,
  secondFactor: true,
  levels,
  extents: extents(levels),
  seesSensitiveData,
  writtenConsentOnly: false,
  purpose: "treatment",
  participant: { emergencyServices: true },
});
const granted = consentStanding([signed("participant", { value: "grant" })], {
  participantId: here,
  today: "2026-05-01",
  now: anHourLater,
  adulthoodOf: () => undefined,
});

const warnedReader = { ...plainFacts, shown: true, warned: true };

/** Policy §5, row "sensitive classes": what is withheld of a chart that may be read. */
const withheldOf: readonly [readonly Level[], boolean, "nothing" | "all"][] = [
  [["practitioner-btg"], true, "nothing"],
  [["practitioner"], false, "nothing"],
  [["clinical-support"], true, "nothing"],
  [["clinical-support"], false, "all"],
  [["registration"], true, "all"],
  [["registration"], false, "all"],
  [["clinical-support", "registration"], false, "all"],
];

for (const [levels, seesSensitiveData, withheld] of withheldOf) {
  const title = seesSensitiveData ? "with a title that sees sensitive data" : "with a title that does not";
  test(`sensitive data for ${levels.join(" and ")} ${title}: ${withheld} withheld`, () => {
    const actor = aReader(levels, seesSensitiveData);
    const decision = decideAccess({ ...warnedReader, way: "portal-chart", actor, consent: granted });
    assert.ok(decision.permitted);
    assert.deepEqual([...decision.withhold], withheld === "all" ? [...sensitivityLabels] : []);
    assert.deepEqual(decision.extents, extents(levels));
  });
}

test("a person who does not exist is not found, but only by somebody who might have looked", () => {
  const look = (levels: readonly Level[]) =>
    inWords(decideAccess({ ...warnedReader, way: "portal-chart", actor: aReader(levels, true), consent: undefined }));
  assert.equal(look(["practitioner"]), "not-found");
  assert.equal(look(["audit"]), "level-lacks-right");
});

test("the record of a permitted look names the rule and the decision that allowed it", () => {
  const byCommunity = consentStanding([signed("community", { coveredParticipantIds: [here] })], {
    participantId: here,
    today: "2026-05-01",
    now: anHourLater,
    adulthoodOf: () => undefined,
  });
  const decide = (way: Way, consent: AccessFacts["consent"]) => {
    const decision = decideAccess({ ...warnedReader, way, actor: aReader(["practitioner"], true), consent });
    assert.ok(decision.permitted);
    return [decision.rule, decision.consentVersion];
  };
  assert.deepEqual(decide("portal-chart", granted), ["consent-participant", granted.version]);
  assert.deepEqual(decide("portal-chart", byCommunity), ["consent-community", byCommunity.version]);
  assert.deepEqual(decide("portal-search", granted), ["role", undefined]);
});

test("Part 2 data stays back from a grant by word of mouth and from a parent's, and leaves in an emergency", () => {
  const withheld = (signedBy: Partial<ConsentDecision>, more: Partial<AccessFacts> = {}) => {
    const question = { participantId: here, today: "2026-05-01", now: anHourLater, adulthoodOf: () => undefined };
    const consent = consentStanding([signed("participant", signedBy)], question);
    const actor = aReader(["practitioner-btg"], true);
    const decision = decideAccess({ ...warnedReader, ...more, way: "portal-chart", actor, consent });
    assert.ok(decision.permitted);
    return [...decision.withhold];
  };
  assert.deepEqual(withheld({ evidence: "verbal" }), ["part2"]);
  assert.deepEqual(withheld({ signerRelation: "parent" }), ["part2"]);
  assert.deepEqual(withheld({}), []);
  assert.deepEqual(withheld({ value: "emergency-only" }, { glassOpen: true }), []);
});

test("in an emergency the glass breaks over a parent's denial, where the exchange has it so, but never over one to everyone", () => {
  const answer = (scope: ConsentDecision["scope"], signerRelation: ConsentDecision["signerRelation"], over = true) => {
    const question = { participantId: here, today: "2026-05-01", now: anHourLater, adulthoodOf: () => undefined };
    const consent = consentStanding([signed(scope, { value: "deny", signerRelation })], question);
    const facts = {
      ...warnedReader,
      glassOverParentsDenial: over,
      actor: aReader(["practitioner-btg"], true),
      consent,
    };
    return inWords(decideAccess({ ...facts, way: "break-the-glass" }));
  };
  assert.equal(answer("participant", "parent"), "yes: emergency");
  assert.equal(answer("participant", "self"), "patient-denied");
  assert.equal(answer("participant", "parent", false), "patient-denied");
  assert.equal(answer("everyone", "parent"), "patient-denied-everyone");
});
