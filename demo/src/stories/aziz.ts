import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { dateOf, dayMs, wallOf, yearMs, yearsBefore } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

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
