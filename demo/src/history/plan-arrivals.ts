import { complaints } from "../clinical/complaints.ts";
import type { Chronicle } from "../people/chronicle.ts";
import { emergencyStaff } from "../people/practitioners.ts";
import { dateOf, minuteMs, type Wall, wallOf } from "../wall-time.ts";
import type { PlannedEvent } from "./planned-event.ts";
import { visitNumber } from "./visit-facts.ts";

const arrivalsMax = 8;
const apartMs = 17 * minuteMs;

/** Generated people who have come to the hospital since midnight, the last a few minutes ago: there for a desk to ask. */
export function planArrivals(chronicles: readonly Chronicle[], now: Wall): PlannedEvent[] {
  const midnight = wallOf(dateOf(now));
  const known = chronicles.flatMap(({ life, events }) => {
    const record = events.findLast((event) => event.record.sourceKey === "CGH" && event.kind !== "merge")?.record;
    return record ? [{ life, record }] : [];
  });
  return known.slice(0, arrivalsMax).flatMap(({ life, record }, index): PlannedEvent[] => {
    const at = now - (known.slice(0, arrivalsMax).length - index) * apartMs;
    if (at < midnight) return [];
    const { code, name, reason } = complaints[index % complaints.length]!;
    const attending = emergencyStaff[index % emergencyStaff.length]!;
    const visit = {
      number: visitNumber(life),
      kind: index % 3 === 2 ? ("O" as const) : ("E" as const),
      location: { unit: "ED", room: String(index + 1).padStart(2, "0") },
      ...{ attending, service: "EMR", reason, arrivedAt: at, diagnoses: [{ code, name }] },
    };
    return [{ kind: "adt", trigger: "A04", at, life, record, visit }];
  });
}
