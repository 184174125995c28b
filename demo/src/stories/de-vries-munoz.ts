import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import { planResidence } from "../history/plan-residence.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

/** Two surnames and three desks: each wrote down another name for the same woman. */
export function tellDeVriesMunoz(calendar: Calendar): readonly Chronicle[] {
  const story = "Anneke de Vries-Muñoz";
  const self: Demographics = {
    family: "de Vries-Muñoz",
    given: "Anneke",
    birthDate: "1953-10-08",
    sex: "F",
    address: { street: "58 Juniper Ter", city: "Lantern Hollow", zip: "00128" },
    phone: "5185550197",
  };
  const life = cast({
    key: "anneke-de-vries-munoz",
    story,
    ordinal: 17,
    self,
    conditions: [
      { key: "hypothyroidism", since: calendar.last - 12 * yearMs },
      { key: "osteoarthritis", since: calendar.last - 6 * yearMs },
    ],
    about: { maritalStatus: "M", language: { code: "nld", name: "Dutch" } },
  });
  const hospital = record("CGH", "20100017", self);
  const practice = record("LSFP", "L100017", { ...self, family: "De Vries Munoz" });
  const laboratory = record("NPL", "NP7100017", { ...self, family: "De Vries Munoz" });
  const home = record("SNH", "S-100017", { ...self, family: "MUNOZ", given: "ANNEKE", middle: "DE VRIES" });
  const visits = every(calendar, 180, 5, 11).flatMap((at) =>
    planPracticeVisit({ life, practice, laboratory, at, panelKeys: ["thyrotropin"], reason: "Thyroid follow-up" }),
  );
  const fall = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(88, 7.2),
    complaint: {
      ...complaintOf("R55"),
      code: "S72.001A",
      name: "Fracture of unspecified part of neck of right femur, initial encounter for closed fracture",
      reason: "Fell at home",
      worksUp: ["bloodCount", "basicMetabolic"],
    },
    admits: true,
  });
  const rehabilitation = planResidence({
    life,
    home,
    at: calendar.daysAgo(80, 14),
    days: 31,
    reason: "Short-term rehabilitation",
  });
  return [
    tell(
      life,
      { story, self },
      calendar,
      [...visits, ...fall, ...rehabilitation],
      [signed(life, practice, calendar.daysAgo(150), { scope: "community", value: "grant" })],
    ),
  ];
}
