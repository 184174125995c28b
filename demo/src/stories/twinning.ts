import { allergies } from "../clinical/allergies.ts";
import { complaintOf } from "../clinical/complaints.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { rosaDelgado } from "../people/practitioners.ts";
import { yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

const story = "Maria and Marta Twinning";
const home: Omit<Demographics, "given"> = {
  family: "Twinning",
  birthDate: "1984-03-12",
  sex: "F",
  address: { street: "17 Lantern St", city: "Crossbay", zip: "00112" },
  phone: "5185550142",
};

/** Twins at one address, born on one day: nothing but the given name tells them apart. */
export function tellTwinning(calendar: Calendar): readonly Chronicle[] {
  return [maria(calendar), marta(calendar)];
}

function maria(calendar: Calendar): Chronicle {
  const self: Demographics = { ...home, given: "Maria", middle: "Clare" };
  const life = cast({
    key: "maria-twinning",
    story,
    ordinal: 1,
    self,
    conditions: [
      { key: "diabetes", since: calendar.last - Math.round(4.2 * yearMs) },
      { key: "hypertension", since: calendar.last - Math.round(3 * yearMs) },
    ],
    allergies: [allergies[0]!],
    memberNumber: "BL90010001",
    about: { birthOrder: 1, maritalStatus: "S", language: { code: "eng", name: "English" } },
  });
  const practice = record("LSFP", "L100001", self);
  const hospital = record("CGH", "20100001", self);
  const laboratory = record("NPL", "NP7100001", self);
  const visits = every(calendar, 92, 14).flatMap((at, index) =>
    planPracticeVisit({
      life,
      practice,
      laboratory,
      at,
      attending: rosaDelgado,
      reason: index === 0 ? "New patient visit" : "Diabetes follow-up",
      panelKeys:
        index % 4 === 3 ? ["haemoglobinA1c", "lipids", "completeMetabolic"] : ["haemoglobinA1c", "basicMetabolic"],
    }),
  );
  const emergency = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(41, 21.2),
    complaint: complaintOf("R07.9"),
    admits: false,
  });
  return tell(
    life,
    { story, self },
    calendar,
    [...visits, ...emergency],
    [
      signed(life, hospital, calendar.daysAgo(41), {
        scope: "participant",
        participantKey: "crossbay-general",
        value: "grant",
      }),
      signed(life, practice, calendar.daysAgo(380), {
        scope: "participant",
        participantKey: "lantern-street",
        value: "grant",
      }),
    ],
  );
}

function marta(calendar: Calendar): Chronicle {
  const self: Demographics = { ...home, given: "Marta", middle: "Rose" };
  const life = cast({
    key: "marta-twinning",
    story,
    ordinal: 2,
    self,
    conditions: [{ key: "asthma", since: calendar.last - 9 * yearMs }],
    allergies: [allergies[6]!],
    about: { birthOrder: 2, maritalStatus: "S", language: { code: "eng", name: "English" } },
  });
  const practice = record("LSFP", "L100002", self);
  const hospital = record("CGH", "20100002", self);
  const laboratory = record("NPL", "NP7100002", self);
  const visits = every(calendar, 240, 3, 13.5).flatMap((at) =>
    planPracticeVisit({ life, practice, laboratory, at, panelKeys: ["bloodCount"], reason: "Asthma check" }),
  );
  const emergency = planEmergencyVisit({
    life,
    hospital,
    at: calendar.daysAgo(75, 2.4),
    complaint: complaintOf("J18.9"),
    admits: true,
  });
  return tell(life, { story, self }, calendar, [...visits, ...emergency]);
}
