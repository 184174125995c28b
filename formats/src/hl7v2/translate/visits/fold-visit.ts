import type { Encounter, EncounterLocation } from "../../../fhir/index.ts";
import { applyEvent } from "./apply-event.ts";
import type { ToldVisit } from "./told-visit.ts";
import { newVisit, type Visit } from "./visit-state.ts";

/**
 * The visit that its events make, whatever the order in which they arrived: they are gone through in the order in which they
 * were recorded, then written, then of their kind (an admission before a discharge). An event changes what it tells; a cancel
 * takes back what was before it.
 * @param events at least one, all of one visit, in the order of their arrival
 * @see HL7 v2.5.1 chapter 3, 3.3
 */
export function foldVisit(events: readonly ToldVisit[]): Encounter {
  const [first] = events;
  if (first === undefined) throw new Error("A visit without events cannot be worked out.");
  const visit = newVisit(first);
  const returnedAt = latest(events, "back") ?? "";
  const counting = events.filter(
    ({ event, eventAt }) => event !== "back" && (event !== "gone" || eventAt > returnedAt),
  );
  for (const told of counting.sort(byOccurrence)) applyEvent(visit, told);
  return encounterOf(visit);
}

/** The event that took a visit away from its patient after this time, unless another brought it back. */
export function findGone(events: readonly ToldVisit[], at: string): ToldVisit | undefined {
  const gone = events.filter(({ event, eventAt }) => event === "gone" && eventAt > at).sort(byOccurrence)[0];
  return gone && gone.eventAt > (latest(events, "back") ?? "") ? gone : undefined;
}

const latest = (events: readonly ToldVisit[], wanted: string): string | undefined =>
  events
    .flatMap(({ event, eventAt }) => (event === wanted ? [eventAt] : []))
    .sort()
    .at(-1);

const ranks: Readonly<Record<string, number>> = { A05: 0, A04: 1, A01: 2, A02: 4, A12: 6, A03: 7, A13: 8, gone: 11 };
const lateRanks: Readonly<Record<string, number>> = { A11: 9, A38: 9, A23: 10 };

const rankOf = (event: string): number => ranks[event] ?? lateRanks[event] ?? 3;

const byOccurrence = (a: ToldVisit, b: ToldVisit): number =>
  compare(a.eventAt, b.eventAt) || compare(a.sentAt, b.sentAt) || rankOf(a.event) - rankOf(b.event);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function encounterOf(visit: Visit): Encounter {
  const start = visit.toldStart ?? visit.admittedAt;
  const end = visit.toldEnd ?? (isOver(visit) ? visit.dischargedAt : undefined);
  const encounter: Encounter = { ...visit.facts, status: statusOf(visit) };
  const classHistory = classHistoryOf(visit, start, end);
  if (classHistory.length > 1) encounter.classHistory = classHistory;
  if (start !== undefined || end !== undefined) encounter.period = periodOf(start, end);
  const location = locationsOf(visit, start, end);
  if (location.length > 0) encounter.location = location;
  if (encounter.hospitalization && Object.keys(encounter.hospitalization).length === 0)
    delete encounter.hospitalization;
  return encounter;
}

const isOver = ({ phase, toldEnd, dischargedAt }: Visit): boolean =>
  (phase === "unknown" || phase === "present") && (toldEnd !== undefined || dischargedAt !== undefined);

function statusOf(visit: Visit): NonNullable<Encounter["status"]> {
  if (visit.phase === "deleted") return "entered-in-error";
  if (visit.phase === "cancelled") return "cancelled";
  if (visit.phase === "planned") return "planned";
  if (isOver(visit)) return "finished";
  return visit.phase === "present" ? "in-progress" : visit.statusByClass;
}

const periodOf = (start: string | undefined, end: string | undefined) => ({
  ...(start === undefined ? {} : { start }),
  ...(end === undefined ? {} : { end }),
});

const classHistoryOf = (visit: Visit, start: string | undefined, end: string | undefined) =>
  visit.classes.map((one, index) => {
    const next = visit.classes[index + 1];
    return { class: one.class, period: periodOf(index === 0 ? start : one.since, next ? next.since : end) };
  });

/** The stays in their order, then where the patient is for a while, then where the patient is expected. */
function locationsOf(visit: Visit, start: string | undefined, end: string | undefined): EncounterLocation[] {
  const { stays, temporary, pending, phase } = visit;
  const isHere = phase === "present" || phase === "unknown";
  const isGone = end !== undefined || isOver(visit);
  const locations = stays.map(({ location, ...stay }, index): EncounterLocation => {
    const isLast = index === stays.length - 1 && !stay.isLeft;
    const from = stay.isFromStart ? start : stay.start;
    const until = stay.end ?? (isLast && isGone ? end : undefined);
    const status = !isLast || isGone ? "completed" : isHere ? "active" : "planned";
    const period = periodOf(from, until);
    return { location, status, ...(Object.keys(period).length > 0 ? { period } : {}) };
  });
  if (temporary && !isGone) locations.push({ location: temporary, status: "active" });
  if (pending && !isGone) locations.push({ location: pending, status: "reserved" });
  return locations;
}
