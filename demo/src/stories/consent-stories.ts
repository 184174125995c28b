import { complaintOf, conditions } from "../clinical/conditions.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import { planRecoveryVisit } from "../history/plan-recovery-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { dateOf, dayMs, wallOf, yearMs, yearsBefore } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

/** Nothing signed anywhere: who finds him unconscious has to break the glass. */
export function tellOsei(calendar: Calendar): readonly Chronicle[] {
  const story = "Henry Osei";
  const self: Demographics = {
    family: "Osei",
    given: "Henry",
    middle: "Kofi",
    birthDate: "1971-06-25",
    sex: "M",
    address: { street: "61 Halyard Rd", city: "Crossbay", zip: "00114" },
    phone: "5185550171",
  };
  const life = cast({
    key: "henry-osei",
    story,
    ordinal: 6,
    self,
    conditions: [
      { key: "diabetes", since: calendar.last - 8 * yearMs },
      { key: "hypertension", since: calendar.last - 5 * yearMs },
    ],
    allergies: [
      { kind: "DA", code: "7984", name: "Penicillin V", system: "RXNORM", severity: "SV", reaction: "Anaphylaxis" },
    ],
    about: {
      nextOfKin: { family: "Osei", given: "Abena", relation: { code: "SPO", name: "Spouse" }, phone: "5185550172" },
    },
  });
  const practice = record("LSFP", "L100006", self);
  const laboratory = record("NPL", "NP7100006", self);
  const hospital = record("CGH", "20100006", { ...self, given: "Hank" });
  const visits = every(calendar, 120, 6, 14).flatMap((at) =>
    planPracticeVisit({ life, practice, laboratory, at, panelKeys: ["haemoglobinA1c", "basicMetabolic"] }),
  );
  const arrival = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(2, 3.3),
    complaint: { ...complaintOf("R55"), code: "R40.20", name: "Unspecified coma", reason: "Found unconscious" },
    admits: true,
  });
  return [tell(life, { story, self }, calendar, [...visits, ...arrival])];
}

/** Treated at a Part 2 programme: what comes from there carries its label wherever it goes. */
export function tellMarsh(calendar: Calendar): readonly Chronicle[] {
  const story = "Lena Marsh";
  const self: Demographics = {
    family: "Marsh",
    given: "Lena",
    birthDate: "1990-01-18",
    sex: "F",
    address: { street: "335 Estuary Dr", unit: "Apt 12B", city: "Tidewater Point", zip: "00124" },
    phone: "5185550176",
  };
  const conditionsHere = [
    { key: "opioidDependence" as const, since: calendar.last - 3 * yearMs },
    { key: "depression" as const, since: calendar.last - 5 * yearMs },
  ];
  const life = cast({ key: "lena-marsh", story, ordinal: 7, self, conditions: conditionsHere });
  const recovery = record("TRC", "T5100007", self);
  const hospital = record("CGH", "20100007", self);
  const practice = record("LSFP", "L100007", { ...self, given: "Lena", middle: "J" });
  const counselling = every(calendar, 28, 9, 10.5).flatMap((at, index) =>
    planRecoveryVisit({
      life,
      recovery,
      at,
      reason: index === 0 ? "Intake assessment" : "Counselling",
      finds: index < 2,
    }),
  );
  const emergency = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(33, 20),
    complaint: complaintOf("S93.401A"),
    admits: false,
  });
  const visits = every(calendar, 200, 2, 16).flatMap((at) =>
    planPracticeVisit({ life, practice, at, panelKeys: [], diagnoses: [conditions.depression] }),
  );
  const grant = { scope: "participant", participantKey: "crossbay-general", value: "grant" } as const;
  return [
    tell(
      life,
      { story, self },
      calendar,
      [...counselling, ...emergency, ...visits],
      [signed(life, recovery, calendar.daysAgo(60), grant)],
    ),
  ];
}

/** Sixteen: her father's decision covers her, but not the visit she came for alone. */
export function tellAziz(calendar: Calendar): readonly Chronicle[] {
  const story = "Noor Aziz";
  const birthDate = dateOf(yearsBefore(wallOf(dateOf(calendar.last)), 16) - 137 * dayMs);
  const self: Demographics = {
    family: "Aziz",
    given: "Noor",
    birthDate,
    sex: "F",
    address: { street: "90 Bayberry Ct", city: "Lantern Hollow", zip: "00128" },
    phone: "5185550181",
  };
  const life = cast({
    key: "noor-aziz",
    story,
    ordinal: 8,
    self,
    conditions: [{ key: "asthma", since: calendar.last - 7 * yearMs }],
    about: {
      nextOfKin: { family: "Aziz", given: "Karim", relation: { code: "FTH", name: "Father" }, phone: "5185550181" },
    },
  });
  const practice = record("LSFP", "L100008", self);
  const hospital = record("CGH", "20100008", self);
  const checkUps = every(calendar, 360, 4, 15).flatMap((at) =>
    planPracticeVisit({ life, practice, at, panelKeys: [], reason: "Well child visit" }),
  );
  const alone = planPracticeVisit({
    life,
    practice,
    at: calendar.daysAgo(9, 16),
    panelKeys: ["pregnancyTest"],
    reason: "Confidential visit",
    diagnoses: [{ code: "Z30.09", name: "Encounter for other general counseling and advice on contraception" }],
  });
  const emergency = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(210, 17),
    complaint: complaintOf("J45.901"),
    admits: false,
  });
  return [
    tell(
      life,
      { story, self },
      calendar,
      [...checkUps, ...alone, ...emergency],
      [
        signed(
          life,
          practice,
          calendar.daysAgo(700),
          { scope: "community", value: "grant" },
          { signerName: "Karim Aziz", signerRelation: "parent" },
        ),
      ],
    ),
  ];
}
