import { complaintOf } from "../clinical/complaints.ts";
import { conditions } from "../clinical/conditions.ts";
import { planEmergencyVisit } from "../history/plan-emergency-visit.ts";
import { planPracticeVisit } from "../history/plan-practice-visit.ts";
import { planRecoveryVisit } from "../history/plan-recovery-visit.ts";
import type { Chronicle } from "../people/chronicle.ts";
import type { Demographics } from "../people/demo-person.ts";
import { yearMs } from "../wall-time.ts";
import { type Calendar, cast, every, record, signed, tell } from "./story.ts";

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
