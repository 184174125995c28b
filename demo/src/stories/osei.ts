import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, tell } from "./story.ts";

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
