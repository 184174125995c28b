import { planAdmission } from "../history/plan-admission.ts";
import { planResults } from "../history/plan-order.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { PlannedEvent, Visit } from "../history/planned-event.ts";
import { visitNumber } from "../history/visit-facts.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { wardStaff } from "../people/practitioners.ts";
import { dateOf, dayMs, hourMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

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
