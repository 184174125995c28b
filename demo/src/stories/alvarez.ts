import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

const story = "José Alvarez and Jose Alvarez Jr";
const home: Pick<Demographics, "family" | "sex" | "address" | "phone"> = {
  family: "Alvarez",
  sex: "M",
  address: { street: "204 Cormorant Ave", city: "Crossbay", zip: "00113" },
  phone: "5185550157",
};

/** Father and son of one name, address and telephone: birth date and suffix tell them apart. */
export function tellAlvarez(calendar: Calendar): readonly Chronicle[] {
  return [father(calendar), son(calendar)];
}

function father(calendar: Calendar): Chronicle {
  const self: Demographics = { ...home, given: "José", middle: "Luis", birthDate: "1957-09-03", ssn: "987654320" };
  const life = cast({
    key: "jose-alvarez",
    story,
    ordinal: 3,
    self,
    conditions: [
      { key: "atrialFibrillation", since: calendar.last - 6 * yearMs },
      { key: "hypertension", since: calendar.last - 9 * yearMs },
    ],
    about: { maritalStatus: "M", language: { code: "spa", name: "Spanish" } },
  });
  const practice = record("LSFP", "L100003", self);
  const hospital = record("CGH", "20100003", { ...self, given: "Jose" });
  const laboratory = record("NPL", "NP7100003", self);
  const visits = every(calendar, 60, 10, 11).flatMap((at) =>
    planPracticeVisit({ life, practice, laboratory, at, panelKeys: ["prothrombin"], reason: "INR check" }),
  );
  const emergency = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(120, 16),
    complaint: complaintOf("R55"),
    admits: true,
  });
  return tell(
    life,
    { story, self },
    calendar,
    [...visits, ...emergency],
    [signed(life, practice, calendar.daysAgo(410), { scope: "community", value: "grant" })],
  );
}

function son(calendar: Calendar): Chronicle {
  const self: Demographics = { ...home, given: "Jose", suffix: "Jr", birthDate: "1988-09-30" };
  const life = cast({ key: "jose-alvarez-jr", story, ordinal: 4, self, about: { maritalStatus: "S" } });
  const practice = record("LSFP", "L100004", self);
  const hospital = record("CGH", "20100004", self);
  const visits = every(calendar, 365, 2, 15).flatMap((at) =>
    planPracticeVisit({ life, practice, at, panelKeys: [], reason: "Check-up" }),
  );
  const emergency = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(19, 18.5),
    complaint: complaintOf("S61.411A"),
    admits: false,
  });
  return tell(
    life,
    { story, self },
    calendar,
    [...visits, ...emergency],
    [
      signed(life, practice, calendar.daysAgo(360), {
        scope: "participant",
        participantKey: "lantern-street",
        value: "grant",
      }),
    ],
  );
}
