import type { Complaint } from "../clinical/complaints.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import { emergencyStaff } from "../people/practitioners.ts";
import { minuteMs, type Wall } from "../wall-time.ts";
import { planAdmission } from "./plan-admission.ts";
import { planChestFilm, planResults } from "./plan-order.ts";
import type { Life, PlannedEvent, Visit } from "./planned-event.ts";
import { problemsAt, visitNumber } from "./visit-facts.ts";

/** A visit to the emergency department; a part of them ends on a ward, as an admission of its own. */
export function planEmergencyVisit(input: {
  readonly life: Life;
  readonly hospital: SourceRecord;
  readonly at: Wall;
  readonly complaint: Complaint;
  readonly admits?: boolean;
}): PlannedEvent[] {
  const { life, hospital, at, complaint } = input;
  const { random } = life;
  const attending = random.pick(emergencyStaff);
  const leftAt = at + random.whole(110, 420) * minuteMs;
  const visit: Visit = {
    number: visitNumber(life),
    kind: "E",
    location: { unit: "ED", room: String(random.whole(1, 24)).padStart(2, "0"), bed: "A" },
    attending,
    service: "EMR",
    reason: complaint.reason,
    arrivedAt: at,
    diagnoses: [complaint],
  };
  const asked = { life, record: hospital, visit, orderedBy: attending };
  const acute = complaint.effects;
  const events: PlannedEvent[] = [
    { kind: "adt", trigger: "A04", at, life, record: hospital, visit },
    ...planResults({
      ...asked,
      collectedAt: at + 9 * minuteMs,
      turnaroundMs: minuteMs,
      panelKey: "triageVitals",
      acute,
    }),
    ...complaint.worksUp.flatMap((panelKey) =>
      planResults({ ...asked, collectedAt: at + 22 * minuteMs, panelKey, acute, finds: true }),
    ),
  ];
  if (complaint.chestFilm) {
    const film = { finding: complaint.chestFilm, reason: complaint.reason };
    events.push(...planChestFilm({ ...asked, ...film, collectedAt: at + 35 * minuteMs }));
  }
  const left: Visit = { ...visit, leftAt, disposition: "01", diagnoses: [complaint, ...problemsAt(life, at)] };
  events.push({ kind: "adt", trigger: "A03", at: leftAt + 2 * minuteMs, life, record: hospital, visit: left });
  if (input.admits ?? random.chance(complaint.admits)) {
    events.push(...planAdmission({ life, hospital, at: leftAt + 20 * minuteMs, complaint, days: random.whole(2, 5) }));
  }
  return events;
}
