import type { SourceRecord } from "../people/demo-person.ts";
import { nursingHomeStaff } from "../people/practitioners.ts";
import { dayMs, type Wall } from "../wall-time.ts";
import type { Life, PlannedEvent, Visit } from "./planned-event.ts";
import { problemsAt, visitNumber } from "./visit-facts.ts";

/** A resident's bed at the nursing home; `days` absent: still there. */
export function planResidence(input: {
  readonly life: Life;
  readonly home: SourceRecord;
  readonly at: Wall;
  readonly days?: number;
  readonly reason: string;
}): PlannedEvent[] {
  const { life, home, at } = input;
  const { random } = life;
  const visit: Visit = {
    number: visitNumber(life),
    kind: "I",
    location: { unit: random.pick(["EAST", "WEST"]), room: String(random.whole(1, 48)), bed: random.pick(["1", "2"]) },
    attending: random.pick(nursingHomeStaff),
    service: "SNF",
    reason: input.reason,
    arrivedAt: at,
    diagnoses: problemsAt(life, at),
  };
  const admission: PlannedEvent = { kind: "adt", trigger: "A01", at, life, record: home, visit };
  if (input.days === undefined) return [admission];
  const leftAt = at + input.days * dayMs;
  const left: Visit = { ...visit, leftAt, disposition: "01" };
  return [admission, { kind: "adt", trigger: "A03", at: leftAt, life, record: home, visit: left }];
}
