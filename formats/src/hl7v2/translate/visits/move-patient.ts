import type { ToldVisit } from "./told-visit.ts";
import type { Stay, Visit } from "./visit-state.ts";

type Place = Stay["location"];

/** The patient goes from one place to another at the time of the event. */
export function movePatient(visit: Visit, told: ToldVisit): void {
  const { present, before } = told.places;
  visit.pending = undefined;
  rememberOthers(visit, told);
  if (present === undefined || isAt(visit, present)) return;
  if (before && !isAt(visit, before) && !isSame(before, present)) seeAt(visit, before);
  const last = visit.stays.at(-1);
  if (last) last.end ??= told.happenedAt;
  visit.stays.push({ location: present, start: told.happenedAt });
}

/** The event finds the patient somewhere: another place than the one known was reached by a move that nobody told. */
export function seePatientAt(visit: Visit, told: ToldVisit, { isFromStart = false } = {}): void {
  const { present, before } = told.places;
  rememberOthers(visit, told);
  if (visit.stays.length === 0 && before && !(present && isSame(before, present)))
    visit.stays.push({ location: before, isLeft: true });
  if (present === undefined || isAt(visit, present)) return;
  seeAt(visit, present, isFromStart);
}

/** A12: the last move did not take place. PV1-3 says where the patient stayed. */
export function cancelMove(visit: Visit, told: ToldVisit): void {
  const { present } = told.places;
  const last = visit.stays.at(-1);
  const before = visit.stays.at(-2);
  // The move that is cancelled never reached us, or was told with the place that it left.
  if (present && last && isSame(last.location, present)) return;
  if (last && before && (present === undefined || isSame(before.location, present))) {
    visit.stays.pop();
    delete before.end;
    delete before.isLeft;
  } else if (last && present) {
    last.location = present;
  } else if (present) {
    seeAt(visit, present);
  }
}

function seeAt(visit: Visit, location: Place, isFromStart = false): void {
  const last = visit.stays.at(-1);
  if (last) last.isLeft = true;
  visit.stays.push({ location, ...(isFromStart ? { isFromStart } : {}) });
}

function rememberOthers(visit: Visit, { places }: ToldVisit): void {
  if (places.temporary) visit.temporary = places.temporary;
  if (places.pending) visit.pending = places.pending;
}

const isAt = (visit: Visit, place: Place): boolean => {
  const last = visit.stays.at(-1);
  return last !== undefined && !last.isLeft && isSame(last.location, place);
};

const isSame = (a: Place, b: Place): boolean => a.reference === b.reference;
