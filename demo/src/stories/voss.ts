import { allergies } from "../clinical/allergies.ts";
import { complaintOf } from "../clinical/complaints.ts";
import type { PanelKey } from "../clinical/panels.ts";
import { planAdmission } from "../history/plan-admission.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planResults } from "../history/plan-order.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { practiceStaff } from "../people/practitioners.ts";
import { hourMs, yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

const story = "Eleanor Voss";

/** Ten years of five diseases, about 2,000 resources: the chart that must still open at once. */
export function tellVoss(calendar: Calendar): readonly Chronicle[] {
  const self: Demographics = {
    family: "Voss",
    given: "Eleanor",
    middle: "Mae",
    birthDate: "1948-11-02",
    sex: "F",
    address: { street: "8 Sandpiper Ln", unit: "Apt 3", city: "Pier Hill", zip: "00121" },
    phone: "5185550163",
    ssn: "987654321",
    maidenName: "Hale",
  };
  const since = (years: number): number => calendar.last - Math.round(years * yearMs);
  const life = cast({
    key: "eleanor-voss",
    story,
    ordinal: 5,
    self,
    conditions: [
      { key: "diabetes", since: since(16) },
      { key: "hypertension", since: since(12) },
      { key: "kidneyDisease", since: since(7) },
      { key: "atrialFibrillation", since: since(6) },
      { key: "heartFailure", since: since(3.5) },
      { key: "hyperlipidaemia", since: since(9) },
    ],
    allergies: [allergies[0]!, allergies[5]!],
    memberNumber: "BL90010005",
    about: {
      maritalStatus: "W",
      nextOfKin: {
        family: "Voss",
        given: "Adrian",
        relation: { code: "SON", name: "Son" },
        phone: "5185550164",
      },
    },
  });
  const practice = record("LSFP", "L100005", self);
  const hospital = record("CGH", "20100005", self);
  const laboratory = record("NPL", "NP7100005", self);
  const followUps = every(calendar, 125, 28).flatMap((at, index) =>
    planPracticeVisit({
      life,
      practice,
      laboratory,
      at,
      reason: "Follow-up",
      attending: practiceStaff[index % 2]!,
      panelKeys: panelsOfFollowUp(index),
    }),
  );
  const ratios = every(calendar, 52, 42, 8).flatMap((at) =>
    planResults({
      life,
      record: laboratory,
      orderedFrom: practice,
      orderedBy: practiceStaff[0]!,
      collectedAt: at,
      turnaroundMs: 5 * hourMs,
      panelKey: "prothrombin",
    }),
  );
  const stays = [2900, 2150, 1420, 800, 390, 95].flatMap((days, index) => {
    const complaint = complaintOf(index % 2 === 0 ? "J18.9" : "R55");
    return planEmergencyVisit({ life, hospital, at: calendar.daysAgo(days, 19), complaint, admits: index !== 2 });
  });
  const decompensated = planAdmission({
    life,
    hospital,
    at: calendar.daysAgo(47, 12),
    days: 7,
    complaint: {
      code: "I50.23",
      name: "Acute on chronic systolic (congestive) heart failure",
      reason: "Short of breath, swollen legs",
      effects: { natriureticPeptide: { shift: 2600 }, oxygenSaturation: { shift: -5 }, creatinine: { shift: 0.5 } },
    },
    panelKeys: ["completeMetabolic", "natriureticPeptide", "bloodCount", "basicMetabolic"],
  });
  const consents = [
    signed(life, hospital, calendar.daysAgo(95), {
      scope: "participant",
      participantKey: "crossbay-general",
      value: "grant",
    }),
    signed(life, hospital, calendar.daysAgo(94), { scope: "participant", participantKey: "open-door", value: "deny" }),
  ];
  return [tell(life, { story, self }, calendar, [...followUps, ...ratios, ...stays, ...decompensated], consents)];
}

function panelsOfFollowUp(index: number): readonly PanelKey[] {
  const usual: PanelKey[] = ["completeMetabolic", "bloodCount", "haemoglobinA1c", "albuminCreatinineRatio"];
  if (index % 2 === 0) usual.push("natriureticPeptide");
  if (index % 4 === 0) usual.push("lipids", "thyrotropin", "urinalysis");
  return usual;
}
