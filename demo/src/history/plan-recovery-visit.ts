import { conditions } from "../clinical/conditions.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import { recoveryStaff } from "../people/practitioners.ts";
import { minuteMs, type Wall } from "../wall-time.ts";
import { planResults } from "./plan-order.ts";
import type { Life, PlannedEvent, Visit } from "./planned-event.ts";
import { visitNumber } from "./visit-facts.ts";

/** A counselling visit at the recovery centre, with its urine screen. */
export function planRecoveryVisit(input: {
  readonly life: Life;
  readonly recovery: SourceRecord;
  readonly at: Wall;
  readonly reason: string;
  readonly finds?: boolean;
}): PlannedEvent[] {
  const { life, recovery, at } = input;
  const attending = life.random.pick(recoveryStaff);
  const visit: Visit = {
    number: visitNumber(life),
    kind: "O",
    location: { unit: "TIDE", room: String(life.random.whole(1, 5)) },
    attending,
    service: "SUB",
    reason: input.reason,
    arrivedAt: at,
    diagnoses: [conditions.opioidDependence],
  };
  const asked = { life, record: recovery, visit, orderedBy: attending, collectedAt: at + 10 * minuteMs };
  return [
    { kind: "adt", trigger: "A04", at, life, record: recovery, visit },
    ...planResults({ ...asked, panelKey: "drugScreen", ...(input.finds === undefined ? {} : { finds: input.finds }) }),
  ];
}
