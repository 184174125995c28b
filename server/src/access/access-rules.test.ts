import assert from "node:assert/strict";
import { test } from "node:test";
import { type ConsentValue, type Purpose, purposes } from "@crossbay/contract";
import { type DataClass, dataClasses, type Extent, type Level } from "../accounts/index.ts";
import type { ParticipantId, PatientId } from "../platform/ids.ts";
import { type AccessFacts, type Decision, decideAccess, sensitivityLabels } from "./access-rules.ts";
import type { ConsentDecision } from "./consent/consent-decision.ts";
import { consentStanding } from "./consent/consent-rules.ts";
import type { Way } from "./way-rules.ts";

// What follows is written from the policy's tables and not from the rules that are tested.

/** Policy §5: which ways a level opens. */
const openWays: Record<Level, string> = {
  "practitioner-btg": "portal-search portal-chart portal-result portal-consent",
  practitioner: "portal-search portal-chart portal-result portal-consent",
  "clinical-support": "portal-search portal-chart portal-result portal-consent",
  registration: "portal-search portal-chart portal-consent",
  "user-management": "",
  audit: "",
  interface: "",
  "exchange-staff": "",
  "relationship-management": "",
  training: "",
  administration: "",
  "account-audit": "",
};

/** Policy §5: columns practitioner(-btg), clinical-support and registration, in the order of `dataClasses`. */
const extentsOf: Partial<Record<Level, readonly Extent[]>> = {
  "practitioner-btg": ["full", "full", "full", "full", "full", "full", "full", "full"],
  practitioner: ["full", "full", "full", "full", "full", "full", "full", "full"],
  "clinical-support": ["full", "full", "full", "full", "summaries", "by-title", "full", "full"],
  registration: ["full", "dates-only", "none", "none", "none", "none", "none", "full"],
};

const roles: readonly (readonly Level[])[] = [
  [],
  ["practitioner-btg"],
  ["practitioner"],
  ["clinical-support"],
  ["registration"],
  ["user-management"],
  ["audit"],
  ["interface"],
  ["exchange-staff"],
  ["registration", "user-management"],
  ["clinical-support", "registration"],
];

const ways: readonly Way[] = ["portal-search", "portal-chart", "portal-result", "portal-consent"];

const here = "here" as ParticipantId;
const elsewhere = "elsewhere" as ParticipantId;

type Signed = Partial<ConsentDecision> | undefined;

const forParticipant: Record<string, Signed> = {
  "-": undefined,
  none: { value: "none" },
  grant: { value: "grant" },
  verbal: { value: "grant", evidence: "verbal" },
  emergency: { value: "emergency-only" },
  deny: { value: "deny" },
};
const forCommunity: Record<string, Signed> = {
  "-": undefined,
  none: { value: "none" },
  grant: { value: "grant", coveredParticipantIds: [elsewhere, here] },
  verbal: { value: "grant", evidence: "verbal", coveredParticipantIds: [here] },
  "others only": { value: "grant", coveredParticipantIds: [elsewhere] },
  deny: { value: "deny" },
};
const forEveryone: Record<string, Signed> = { "-": undefined, deny: { value: "deny" }, lifted: { value: "none" } };

/** Policy §6: rows are the participant's value, columns the community's, in the order of `forCommunity`. */
const effective: Record<string, readonly string[]> = {
  "-": ["none", "none", "grant", "verbal", "none", "deny"],
  none: ["none", "none", "none", "none", "none", "none"],
  grant: ["grant", "grant", "grant", "grant", "grant", "grant"],
  // What is agreed on paper is not undone by agreeing aloud as well.
  verbal: ["verbal", "verbal", "grant", "verbal", "verbal", "verbal"],
  emergency: ["emergency", "emergency", "emergency", "emergency", "emergency", "emergency"],
  deny: ["deny", "deny", "deny", "deny", "deny", "deny"],
};

type Cell = {
  levels: readonly Level[];
  emergencyServices: boolean;
  writtenConsentOnly: boolean;
  accountActive: boolean;
  trained: boolean;
  secondFactor: boolean;
  purpose: Purpose | undefined;
  way: Way;
  consent: string;
};

/** The answer of the policy: `yes`, or the refusal, with `+glass` where breaking the glass is offered. */
function expected(cell: Cell): string {
  const glass = cell.levels.includes("practitioner-btg") && cell.emergencyServices ? "+glass" : "";
  const steps: readonly (readonly [boolean, string])[] = [
    [cell.accountActive, "account-not-active"],
    [cell.trained, "account-not-active"],
    [cell.secondFactor, "sign-in-required"],
    [cell.levels.some((level) => openWays[level].split(" ").includes(cell.way)), "level-lacks-right"],
    [cell.purpose !== undefined, "purpose-missing"],
  ];
  const failed = steps.find(([passes]) => !passes);
  if (failed) return failed[1];
  if (cell.way === "portal-search" || cell.way === "portal-consent") return "yes";
  const byConsent: Record<string, string> = {
    "deny to all": "patient-denied-everyone",
    deny: "patient-denied",
    emergency: `emergency-only${glass}`,
    none: `no-consent${glass}`,
    verbal: cell.writtenConsentOnly ? "written-consent-needed" : "yes",
    grant: "yes",
  };
  return byConsent[cell.consent]!;
}

function extents(levels: readonly Level[]): Record<DataClass, Extent> {
  const order: readonly Extent[] = ["none", "by-title", "dates-only", "summaries", "full"];
  const widest = dataClasses.map((_, index) =>
    order.findLast((extent) => extent === "none" || levels.some((level) => extentsOf[level]?.[index] === extent)),
  );
  return Object.fromEntries(dataClasses.map((name, index) => [name, widest[index]])) as Record<DataClass, Extent>;
}

let serial = 0;
const signed = (scope: ConsentDecision["scope"], value: Partial<ConsentDecision>): ConsentDecision => ({
  id: `decision-${++serial}`,
  patientId: "patient" as PatientId,
  scope,
  ...(scope === "participant" ? { participantId: here } : {}),
  value: "grant",
  formId: "standard",
  formVersion: 1,
  formTitle: "Consent",
  language: "en",
  signedOn: "2026-03-01",
  signerName: "Ada Example",
  signerRelation: "self",
  evidence: "paper-on-file",
  coveredParticipantIds: [],
  recordedAt: new Date("2026-03-01T12:00:00Z"),
  ...value,
});

/** After the decisions above were recorded: a grant by word of mouth still counts. */
const anHourLater = new Date("2026-03-01T13:00:00Z");

/** Every combination of decisions, with what the policy makes of it. */
const standings = Object.entries(forEveryone).flatMap(([everyoneName, everyone]) =>
  Object.entries(forParticipant).flatMap(([participantName, participant]) =>
    Object.values(forCommunity).map((community, column) => ({
      consent: everyoneName === "deny" ? "deny to all" : effective[participantName]![column]!,
      standing: consentStanding(
        [
          ...(everyone ? [signed("everyone", everyone)] : []),
          ...(participant ? [signed("participant", participant)] : []),
          ...(community ? [signed("community", community)] : []),
        ],
        { participantId: here, today: "2026-05-01", now: anHourLater, adulthoodOf: () => undefined },
      ),
    })),
  ),
);

const either = [true, false] as const;

function* cells(): Generator<{ cell: Cell; facts: AccessFacts }> {
  for (const levels of roles)
    for (const way of ways)
      for (const purpose of [undefined, ...purposes])
        for (const emergencyServices of either)
          for (const writtenConsentOnly of either)
            for (const accountActive of either)
              for (const trained of either)
                for (const secondFactor of either)
                  for (const { consent, standing } of standings) {
                    const state = { accountActive, trained, secondFactor, writtenConsentOnly, levels };
                    yield {
                      cell: { ...state, emergencyServices, purpose, way, consent },
                      facts: {
                        way,
                        consent: standing,
                        actor: {
                          ...state,
                          ...(purpose ? { purpose } : {}),
                          participant: { emergencyServices },
                          extents: extentsByRole.get(levels)!,
                          seesSensitiveData: true,
                        },
                      },
                    };
                  }
}

const extentsByRole = new Map(roles.map((levels) => [levels, extents(levels)]));

const inWords = (decision: Decision): string =>
  decision.permitted ? "yes" : `${decision.reason}${decision.offersBreakTheGlass ? "+glass" : ""}`;

test("every combination of role, participant, account, purpose, way and decisions is answered as the policy says", () => {
  let count = 0;
  for (const { cell, facts } of cells()) {
    count += 1;
    const answer = inWords(decideAccess(facts));
    if (answer !== expected(cell)) assert.fail(`${JSON.stringify(cell)}: ${answer} instead of ${expected(cell)}`);
  }
  assert.equal(count, roles.length * ways.length * 5 * 2 ** 5 * standings.length);
});

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

/** Policy §5, row "sensitive classes": what is withheld of a chart that may be read. */
const withheldOf: readonly [readonly Level[], boolean, "part2 only" | "all"][] = [
  [["practitioner-btg"], true, "part2 only"],
  [["practitioner"], false, "part2 only"],
  [["clinical-support"], true, "part2 only"],
  [["clinical-support"], false, "all"],
  [["registration"], true, "all"],
  [["registration"], false, "all"],
  [["clinical-support", "registration"], false, "all"],
];

for (const [levels, seesSensitiveData, withheld] of withheldOf) {
  const title = seesSensitiveData ? "with a title that sees sensitive data" : "with a title that does not";
  test(`sensitive data for ${levels.join(" and ")} ${title}: ${withheld} withheld`, () => {
    const decision = decideAccess({ way: "portal-chart", actor: aReader(levels, seesSensitiveData), consent: granted });
    assert.ok(decision.permitted);
    assert.deepEqual([...decision.withhold], withheld === "all" ? [...sensitivityLabels] : ["part2"]);
    assert.deepEqual(decision.extents, extents(levels));
  });
}

test("a person who does not exist is not found, but only by somebody who might have looked", () => {
  const look = (levels: readonly Level[]) =>
    inWords(decideAccess({ way: "portal-chart", actor: aReader(levels, true), consent: undefined }));
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
    const decision = decideAccess({ way, actor: aReader(["practitioner"], true), consent });
    assert.ok(decision.permitted);
    return [decision.rule, decision.consentVersion];
  };
  assert.deepEqual(decide("portal-chart", granted), ["consent-participant", granted.version]);
  assert.deepEqual(decide("portal-chart", byCommunity), ["consent-community", byCommunity.version]);
  assert.deepEqual(decide("portal-search", granted), ["role", undefined]);
});

const values: readonly ConsentValue[] = ["none", "grant", "emergency-only", "deny"];
test("the value that a reader is told is one of the four of the policy", () => {
  for (const { standing } of standings) assert.ok(values.includes(standing.value));
});
