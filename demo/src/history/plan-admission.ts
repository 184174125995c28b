import type { Complaint } from "../clinical/complaints.ts";
import type { PanelKey } from "../clinical/panels.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import { wardStaff } from "../people/practitioners.ts";
import { dayMs, hourMs, minuteMs, type Wall } from "../wall-time.ts";
import { planResults } from "./plan-order.ts";
import type { Life, PlannedEvent, Visit } from "./planned-event.ts";
import { problemsAt, visitNumber } from "./visit-facts.ts";

/** A stay on a ward: admission, a change while there, daily chemistry, discharge. */
export function planAdmission(input: {
  readonly life: Life;
  readonly hospital: SourceRecord;
  readonly at: Wall;
  readonly complaint: Pick<Complaint, "code" | "name" | "reason" | "effects" | "chestFilm">;
  readonly days: number;
  readonly unit?: string;
  readonly panelKeys?: readonly PanelKey[];
  readonly disposition?: "01" | "03";
}): PlannedEvent[] {
  const { life, hospital, at, complaint } = input;
  const { random } = life;
  const attending = random.pick(wardStaff);
  const admitted: Visit = {
    number: visitNumber(life),
    kind: "I",
    location: { unit: input.unit ?? "4W", room: String(random.whole(401, 428)), bed: random.pick(["A", "B"]) },
    attending,
    service: "MED",
    reason: complaint.reason,
    arrivedAt: at,
    diagnoses: [complaint],
  };
  const moved: Visit = {
    ...admitted,
    location: { ...admitted.location, room: String(random.whole(429, 440)) },
    diagnoses: [complaint, ...problemsAt(life, at)],
  };
  const leftAt = at + input.days * dayMs - random.whole(1, 6) * hourMs;
  const panelKeys = input.panelKeys ?? (["bloodCount", "basicMetabolic"] as const);
  const events: PlannedEvent[] = [{ kind: "adt", trigger: "A01", at, life, record: hospital, visit: admitted }];
  for (let day = 0; day < input.days; day += 1) {
    const collectedAt = at + (day === 0 ? hourMs : day * dayMs);
    if (collectedAt >= leftAt) break;
    // What brought the patient in wears off day by day.
    const acute = Object.fromEntries(
      Object.entries(complaint.effects).map(([key, effect]) => [key, { ...effect, shift: effect.shift / (day + 1) }]),
    );
    const panelKey = panelKeys[day % panelKeys.length]!;
    events.push(
      ...planResults({ life, record: hospital, visit: moved, orderedBy: attending, collectedAt, panelKey, acute }),
    );
  }
  const movedAt = at + Math.min(26 * hourMs, (leftAt - at) / 2);
  events.push({ kind: "adt", trigger: "A08", at: movedAt, life, record: hospital, visit: moved });
  const left: Visit = { ...moved, leftAt, disposition: input.disposition ?? "01" };
  events.push({ kind: "adt", trigger: "A03", at: leftAt + 5 * minuteMs, life, record: hospital, visit: left });
  return events;
}
