import { allergies } from "../clinical/allergies.ts";
import { complaintOf } from "../clinical/conditions.ts";
import { planAdmission } from "../history/plan-admission.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planResults } from "../history/plan-order.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import { planResidence } from "../history/plan-residence.ts";
import type { PlannedEvent, Visit } from "../history/planned-event.ts";
import { visitNumber } from "../history/visit-facts.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics, SourceRecord } from "../people/demo-person.ts";
import { wardStaff } from "../people/practitioners.ts";
import { dateOf, dayMs, hourMs, yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

/** Lives at Saltmarsh and is in the emergency department every other week; once under a second number. */
export function tellWalterFinch(calendar: Calendar): readonly Chronicle[] {
  const story = "Walter Finch";
  const self: Demographics = {
    family: "Finch",
    given: "Walter",
    middle: "James",
    birthDate: "1941-04-27",
    sex: "M",
    address: { street: "1 Saltmarsh Way", unit: "Room 14", city: "Saltmarsh", zip: "00117" },
    phone: "5185550186",
    ssn: "987654322",
  };
  const life = cast({
    key: "walter-finch",
    story,
    ordinal: 9,
    self,
    conditions: [
      { key: "obstructiveLungDisease", since: calendar.last - 11 * yearMs },
      { key: "heartFailure", since: calendar.last - 4 * yearMs },
      { key: "hypertension", since: calendar.last - 14 * yearMs },
    ],
    allergies: [allergies[2]!],
    memberNumber: "BL90010009",
    about: {
      maritalStatus: "W",
      nextOfKin: {
        family: "Finch",
        given: "Hannah",
        relation: { code: "GCH", name: "Grandchild" },
        phone: "5185550187",
      },
    },
  });
  const home = record("SNH", "S-100009", { ...self, family: "FINCH", given: "WALTER", middle: "J" });
  const hospital = record("CGH", "20100009", self);
  const doubled: SourceRecord = {
    ...record("CGH", "20900009", {
      family: "Finch",
      given: "Walt",
      birthDate: self.birthDate,
      sex: "M",
      address: { street: "Saltmarsh Nursing Home", city: "Saltmarsh", zip: "00117" },
    }),
    mergedInto: hospital.recordNumber,
  };
  const residence = planResidence({ life, home, at: calendar.daysAgo(640, 11), reason: "Long-term care" });
  const dyspnea = {
    ...complaintOf("J45.901"),
    code: "J44.1",
    name: "Chronic obstructive pulmonary disease with (acute) exacerbation",
    worksUp: ["bloodCount", "natriureticPeptide"] as const,
  };
  const emergencies = [310, 221, 142, 83, 71, 58, 36, 22, 6].flatMap((days, index) =>
    planEmergencyVisit({
      life,
      hospital: days === 58 ? doubled : hospital,
      at: calendar.daysAgo(days, (index * 5.3) % 24),
      complaint: index % 3 === 2 ? complaintOf("R55") : dyspnea,
      admits: index === 1 || index === 6,
    }),
  );
  const merge: PlannedEvent = {
    kind: "merge",
    at: calendar.daysAgo(55, 9.7),
    life,
    record: hospital,
    retired: doubled,
  };
  return [
    tell(
      life,
      { story, self },
      calendar,
      [...residence, ...emergencies, merge],
      [
        signed(
          life,
          hospital,
          calendar.daysAgo(300),
          { scope: "community", value: "grant" },
          { signerName: "Hannah Finch", signerRelation: "health-care-agent" },
        ),
      ],
    ),
  ];
}

/** Born without a name: the A08 that brings it must not make a second person, nor one of her mother. */
export function tellAdaFinch(calendar: Calendar): readonly Chronicle[] {
  const story = "Baby Girl Finch → Ada Finch";
  const address = { street: "412 Windmill Rd", city: "Crossbay", zip: "00112" };
  const phone = "5185550187";
  const mother: Demographics = {
    family: "Finch",
    given: "Hannah",
    birthDate: "1994-08-14",
    sex: "F",
    address,
    phone,
    maidenName: "Brightwater",
  };
  const hannah = cast({ key: "hannah-finch", story, ordinal: 10, self: mother, about: { maritalStatus: "M" } });
  const motherAtHospital = record("CGH", "20100010", mother);
  const motherAtPractice = record("LSFP", "L100010", { ...mother, family: "Brightwater" });
  const delivery = planAdmission({
    life: hannah,
    hospital: motherAtHospital,
    at: calendar.daysAgo(24, 4),
    days: 3,
    unit: "OB",
    complaint: { code: "O80", name: "Encounter for full-term uncomplicated delivery", reason: "Labor", effects: {} },
    panelKeys: ["bloodCount"],
  });
  const prenatal = every(calendar, 300, 2, 10).flatMap((at) =>
    planPracticeVisit({ life: hannah, practice: motherAtPractice, at, panelKeys: [], reason: "Check-up" }),
  );

  const bornAt = calendar.daysAgo(24, 13.5);
  const newborn: Demographics = {
    family: "Finch",
    given: "Baby Girl",
    birthDate: dateOf(bornAt),
    sex: "F",
    address,
    phone,
  };
  const named: Demographics = { ...newborn, given: "Ada", middle: "Hope" };
  const namedAt = calendar.daysAgo(20, 11);
  const ada = cast({
    key: "ada-finch",
    story,
    ordinal: 11,
    self: named,
    about: { nextOfKin: { family: "Finch", given: "Hannah", relation: { code: "MTH", name: "Mother" }, phone } },
  });
  const hospital = record("CGH", "20100011", newborn, { from: namedAt, demographics: named });
  const practice = record("LSFP", "L100011", named);
  const nursery: Visit = {
    number: visitNumber(ada),
    kind: "I",
    location: { unit: "NURS", room: "2", bed: "C" },
    attending: wardStaff[2]!,
    service: "NEO",
    reason: "Newborn",
    arrivedAt: bornAt,
    diagnoses: [{ code: "Z38.00", name: "Single liveborn infant, delivered vaginally" }],
  };
  const leftAt = calendar.daysAgo(22, 12);
  const birth: PlannedEvent[] = [
    { kind: "adt", trigger: "A01", at: bornAt + hourMs / 2, life: ada, record: hospital, visit: nursery },
    ...planResults({
      life: ada,
      record: hospital,
      visit: nursery,
      orderedBy: nursery.attending,
      collectedAt: bornAt + hourMs,
      panelKey: "growth",
    }),
    {
      kind: "adt",
      trigger: "A03",
      at: leftAt,
      life: ada,
      record: hospital,
      visit: { ...nursery, leftAt, disposition: "01" },
    },
    { kind: "adt", trigger: "A08", at: namedAt, life: ada, record: hospital },
  ];
  const firstVisit = planPracticeVisit({
    life: ada,
    practice,
    at: bornAt + 13 * dayMs - 2 * hourMs,
    panelKeys: [],
    reason: "Newborn visit",
  });
  const parent = { signerName: "Hannah Finch", signerRelation: "parent" } as const;
  const grant = { scope: "participant", participantKey: "crossbay-general", value: "grant" } as const;
  return [
    tell(
      hannah,
      { story, self: mother },
      calendar,
      [...prenatal, ...delivery],
      [signed(hannah, motherAtHospital, calendar.daysAgo(24), grant)],
    ),
    tell(
      ada,
      { story, self: named },
      calendar,
      [...birth, ...firstVisit],
      [signed(ada, hospital, calendar.daysAgo(22), grant, parent)],
    ),
  ];
}
