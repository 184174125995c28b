import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { participantTypes } from "@crossbay/contract";
import { type AccountsWorld, startAccountsWorld } from "../../../test/support/accounts-world.ts";
import { listLevelExtents, listTitles, type TitleRow } from "./people/account-store.ts";
import { effectiveLevels, type Level, roleVerdicts, widestExtents } from "./roles-rules.ts";

let world: AccountsWorld;
let titles: TitleRow[];

before(async () => {
  world = await startAccountsWorld();
  titles = await world.transaction((tx) => listTitles(tx, world.clock.now()));
});
after(() => world.stop());

const careGiving = [
  "hospital",
  "nursing-home",
  "hospice",
  "home-care",
  "clinic",
  "private-practice",
  "behavioural-health",
  "fqhc",
  "accountable-care",
  "ems-agency",
  "laboratory",
  "pharmacy",
  "health-home",
  "correctional-health",
];
const allButTheExchange = [...careGiving, "community-organisation", "health-plan", "other-exchange"];

type Row = { at: readonly string[]; withBreakTheGlass: readonly Level[]; without: readonly Level[] };
const clinicalWithBreakTheGlass: Row = {
  at: careGiving,
  withBreakTheGlass: ["practitioner-btg"],
  without: ["practitioner"],
};
const clinical: Row = { at: careGiving, withBreakTheGlass: ["practitioner"], without: ["practitioner"] };
const support: Row = { at: careGiving, withBreakTheGlass: ["clinical-support"], without: ["clinical-support"] };
const own = (level: Level): Row => ({ at: allButTheExchange, withBreakTheGlass: [level], without: [level] });
const staff = (...duties: readonly Level[]): Row => ({
  at: ["exchange"],
  withBreakTheGlass: [],
  without: ["exchange-staff", ...duties],
});

/** Policy §5, row by row. */
const policy: Record<string, Row> = {
  physician: clinicalWithBreakTheGlass,
  "physician-assistant": clinicalWithBreakTheGlass,
  "nurse-practitioner": clinicalWithBreakTheGlass,
  "emergency-nurse": { at: ["hospital"], withBreakTheGlass: ["practitioner-btg"], without: [] },
  "emergency-provider": { at: ["hospital", "ems-agency"], withBreakTheGlass: ["practitioner-btg"], without: [] },
  nurse: clinical,
  pharmacist: clinical,
  psychologist: clinical,
  therapist: clinical,
  dentist: clinical,
  midwife: clinical,
  "care-manager": support,
  "social-worker": support,
  "medical-assistant": support,
  "quality-staff": support,
  registrar: {
    at: [...careGiving, "community-organisation"],
    withBreakTheGlass: ["registration"],
    without: ["registration"],
  },
  "user-manager": own("user-management"),
  "privacy-officer": own("audit"),
  "interface-engineer": { ...own("interface"), at: [...allButTheExchange, "exchange"] },
  "plan-care-manager": { at: ["health-plan"], withBreakTheGlass: [], without: ["clinical-support"] },
  "community-care-manager": { at: ["community-organisation"], withBreakTheGlass: [], without: ["clinical-support"] },
  "relationship-manager": staff("relationship-management"),
  "support-agent": staff("support"),
  trainer: staff("training"),
  "identity-steward": staff("stewardship"),
  "privacy-auditor": staff("account-audit"),
  administrator: staff("administration"),
};

test("policy and table name the same titles", () => {
  assert.deepEqual(titles.map(({ id }) => id).sort(), Object.keys(policy).sort());
});

test("every title has, at every kind of participant, the levels of policy §5", () => {
  let combinations = 0;
  for (const title of titles) {
    const row = policy[title.id]!;
    for (const type of participantTypes) {
      for (const emergencyServices of [true, false]) {
        const offered = emergencyServices ? row.withBreakTheGlass : row.without;
        const expected = row.at.includes(type) ? offered : [];
        const levels = effectiveLevels(title, { type, emergencyServices });
        assert.deepEqual(levels, expected, `${title.id} at a ${type}, emergency services: ${emergencyServices}`);
        combinations += 1;
      }
    }
  }
  assert.equal(combinations, titles.length * participantTypes.length * 2);
});

test("nobody at a health plan or a community organisation reads charts but by the title that asks for written consent", () => {
  for (const type of ["health-plan", "community-organisation"]) {
    const reading = titles.filter((title) =>
      effectiveLevels(title, { type, emergencyServices: false }).some((level) =>
        ["practitioner-btg", "practitioner", "clinical-support"].includes(level),
      ),
    );
    assert.equal(reading.length, 1, type);
    assert.match(reading[0]!.id, /^(plan|community)-care-manager$/);
  }
});

test("every level sees of every data class what policy §5 says", async () => {
  const table = await levelExtents();
  const everything = { ...widestExtents(["practitioner"], table) };
  assert.ok(Object.values(everything).every((extent) => extent === "full"));
  assert.deepEqual(widestExtents(["practitioner-btg"], table), everything);
  assert.deepEqual(widestExtents(["clinical-support"], table), {
    ...everything,
    documents: "summaries",
    sensitive: "by-title",
  });
  assert.deepEqual(widestExtents(["registration"], table), {
    demographics: "full",
    encounters: "dates-only",
    "clinical-lists": "none",
    results: "none",
    documents: "none",
    sensitive: "none",
    identifiers: "none",
    consent: "full",
  });
  for (const level of ["user-management", "audit", "interface", "exchange-staff"] as const) {
    assert.ok(
      Object.values(widestExtents([level], table)).every((extent) => extent === "none"),
      level,
    );
  }
  assert.deepEqual(widestExtents(["registration", "clinical-support"], table), {
    ...everything,
    documents: "summaries",
    sensitive: "by-title",
  });
});

test("a registrar searches, records consent and opens what a chart has for registrars", async () => {
  const extents = widestExtents(["registration"], await levelExtents());
  assert.deepEqual(roleVerdicts({ title: "Registrar", participant: "Clinic", levels: ["registration"], extents }), {
    searchPatients: { allowed: true },
    readCharts: { allowed: true },
    recordConsent: { allowed: true },
    watchFeeds: { allowed: false, because: "Registrar does not look after feeds." },
    manageUsers: { allowed: false, because: "Registrar does not manage users." },
    keepDesk: { allowed: false, because: "Registrar does not look after participants." },
    train: { allowed: false, because: "Registrar does not edit training." },
    administer: { allowed: false, because: "Registrar does not administer the exchange." },
    auditAccounts: { allowed: false, because: "Registrar does not audit accounts." },
    auditAccess: { allowed: false, because: "Registrar does not audit who looked at whom." },
    servePatients: { allowed: false, because: "Registrar does not answer patients' requests." },
    explainRefusals: { allowed: false, because: "Registrar does not explain refusals." },
    giveSupport: { allowed: false, because: "Registrar does not answer requests for help." },
    publishHelp: { allowed: false, because: "Registrar does not write what users read." },
    seeSources: { allowed: false, because: "Registrar does not see what sources send." },
    seeArrivals: { allowed: true },
    receiveDeliveries: { allowed: false, because: "Registrar does not read results." },
  });
});

test("a title that a participant does not have says so", async () => {
  const extents = widestExtents([], await levelExtents());
  const verdicts = roleVerdicts({ title: "Physician", participant: "Bayline Health Plan", levels: [], extents });
  assert.deepEqual(verdicts.searchPatients, {
    allowed: false,
    because: "Physician is not a role at Bayline Health Plan. Ask your user manager.",
  });
});

const levelExtents = () => world.transaction((tx) => listLevelExtents(tx));
