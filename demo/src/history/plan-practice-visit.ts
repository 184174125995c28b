import type { PanelKey } from "../clinical/panels.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import { type Practitioner, practiceStaff } from "../people/practitioners.ts";
import { ageOn, hourMs, minuteMs, type Wall } from "../wall-time.ts";
import { planResults } from "./plan-order.ts";
import type { Diagnosis, Life, PlannedEvent, Visit } from "./planned-event.ts";
import { problemsAt, visitNumber } from "./visit-facts.ts";

/** A call at the family practice: arrival, vital signs, and blood sent to the laboratory. */
export function planPracticeVisit(input: {
  readonly life: Life;
  readonly practice: SourceRecord;
  readonly laboratory?: SourceRecord;
  readonly at: Wall;
  readonly panelKeys: readonly PanelKey[];
  readonly reason?: string;
  readonly diagnoses?: readonly Diagnosis[];
  readonly finds?: boolean;
  readonly attending?: Practitioner;
}): PlannedEvent[] {
  const { life, practice, laboratory, at } = input;
  const attending = input.attending ?? life.random.pick(practiceStaff);
  const visit: Visit = {
    number: visitNumber(life),
    kind: "O",
    location: { unit: "LSFP", room: String(life.random.whole(1, 8)) },
    attending,
    service: "FAM",
    reason: input.reason ?? "Follow-up",
    arrivedAt: at,
    diagnoses: input.diagnoses ?? problemsAt(life, at),
  };
  const vitals = ageOn(life.body.birthDate, at) < 12 ? "growth" : "vitals";
  const results = input.panelKeys.flatMap((panelKey) => {
    const atTheDesk = panelKey === "streptococcus" || panelKey === "pregnancyTest" || !laboratory;
    return planResults({
      life,
      record: atTheDesk ? practice : laboratory,
      ...(atTheDesk ? { visit } : { orderedFrom: practice }),
      orderedBy: attending,
      collectedAt: at + 25 * minuteMs,
      turnaroundMs: atTheDesk ? 15 * minuteMs : life.random.whole(5, 26) * hourMs,
      panelKey,
      ...(input.finds === undefined ? {} : { finds: input.finds }),
    });
  });
  return [
    { kind: "adt", trigger: "A04", at, life, record: practice, visit },
    ...planResults({
      life,
      record: practice,
      visit,
      orderedBy: attending,
      collectedAt: at + 6 * minuteMs,
      turnaroundMs: minuteMs,
      panelKey: vitals,
    }),
    ...results,
  ];
}
