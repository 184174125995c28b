import { cancelMove, movePatient, seePatientAt } from "./move-patient.ts";
import { tellFacts } from "./tell-facts.ts";
import type { ToldVisit } from "./told-visit.ts";
import { forgetCourse, type Visit } from "./visit-state.ts";

/** Takes one event over, later than all that were taken over before. */
export function applyEvent(visit: Visit, told: ToldVisit): void {
  const { event } = told;
  if (event === "A23" || event === "gone") {
    if (visit.phase === "unknown") tellFacts(visit, told);
    visit.phase = "deleted";
    return;
  }
  if (visit.phase === "deleted") {
    // A cancel of something within a deleted visit brings it not back.
    if (cancels.has(event)) return;
    forgetCourse(visit);
  }
  if (visit.phase === "cancelled" && (begins.has(event) || event === "A02" || event === "A03")) forgetCourse(visit);
  (courses[event] ?? change)(visit, told);
}

const cancels = new Set(["A11", "A12", "A13", "A38"]);
const begins = new Set(["A01", "A04", "A05", "A06", "A07"]);

const courses: Readonly<Record<string, (visit: Visit, told: ToldVisit) => void>> = {
  known: takeOver,
  A01: arrive,
  A02: transfer,
  A03: discharge,
  A04: (visit, told) => (told.encounter.status === "planned" ? preadmit(visit, told) : arrive(visit, told)),
  A05: preadmit,
  A06: arrive,
  A07: arrive,
  A11: cancelVisit,
  A12: (visit, told) => {
    tellFacts(visit, told);
    cancelMove(visit, told);
  },
  A13: cancelDischarge,
  A38: (visit, told) => {
    if (visit.phase === "present") tellFacts(visit, told);
    else cancelVisit(visit, told);
  },
};

/** A01, A04, A06, A07: the patient is here, be it again or as another class of patient. */
function arrive(visit: Visit, told: ToldVisit): void {
  const wasHere = visit.phase === "present";
  leaveAtDischarge(visit);
  takeDischargeBack(visit);
  if (visit.phase === "planned") {
    visit.stays = [];
    visit.toldStart = undefined;
    visit.classes = [];
  }
  visit.phase = "present";
  const isAdmission = told.event === "A01" || told.event === "A04";
  if (isAdmission) visit.admittedAt ??= told.happenedAt;
  tellFacts(visit, told);
  if (visit.stays.length > 0) movePatient(visit, told);
  else seePatientAt(visit, told, { isFromStart: isAdmission && !wasHere });
}

function preadmit(visit: Visit, told: ToldVisit): void {
  if (visit.phase === "unknown" && visit.stays.length === 0) visit.phase = "planned";
  if (visit.phase === "planned") visit.stays = [];
  if (visit.phase === "planned" || visit.phase === "unknown") change(visit, told);
}

function transfer(visit: Visit, told: ToldVisit): void {
  if (visit.phase === "planned") visit.stays = [];
  visit.phase = "present";
  tellFacts(visit, told);
  if (!isDischarged(visit)) movePatient(visit, told);
}

function discharge(visit: Visit, told: ToldVisit): void {
  if (visit.phase === "planned") visit.stays = [];
  visit.phase = "present";
  tellFacts(visit, told);
  if (visit.dischargedAt === undefined) seePatientAt(visit, told);
  visit.dischargedAt = told.happenedAt;
}

/** A11 and A38: admission, registration or preadmission never came to anything. */
function cancelVisit(visit: Visit, told: ToldVisit): void {
  if (visit.phase === "unknown") tellFacts(visit, told);
  visit.phase = "cancelled";
}

function cancelDischarge(visit: Visit, told: ToldVisit): void {
  takeDischargeBack(visit);
  if (visit.phase !== "cancelled") visit.phase = "present";
  const { dischargeDisposition: _, destination: __, ...hospitalization } = told.encounter.hospitalization ?? {};
  const { end: ___, ...period } = told.encounter.period ?? {};
  tellFacts(visit, { ...told, encounter: { ...told.encounter, hospitalization, period } });
  seePatientAt(visit, told);
}

const isDischarged = ({ dischargedAt, toldEnd }: Visit): boolean => dischargedAt !== undefined || toldEnd !== undefined;

/** Who comes again after a discharge was away in between. */
function leaveAtDischarge({ stays, toldEnd, dischargedAt }: Visit): void {
  const last = stays.at(-1);
  const end = toldEnd ?? dischargedAt;
  if (last && end !== undefined) Object.assign(last, { end, isLeft: true });
}

function takeDischargeBack(visit: Visit): void {
  visit.toldEnd = undefined;
  visit.dischargedAt = undefined;
  const { dischargeDisposition: _, destination: __, ...hospitalization } = visit.facts.hospitalization ?? {};
  visit.facts.hospitalization = hospitalization;
}

/** A08, and whatever else tells of a visit without saying where it stands. */
function change(visit: Visit, told: ToldVisit): void {
  const wasDischarged = isDischarged(visit);
  tellFacts(visit, told);
  // What is told after a discharge is where the patient was sent, or nowhere: no further stay.
  if (!wasDischarged || visit.stays.length === 0) seePatientAt(visit, told);
}

const phases: Readonly<Record<string, Visit["phase"]>> = {
  planned: "planned",
  cancelled: "cancelled",
  "entered-in-error": "deleted",
  unknown: "unknown",
};

/** A visit as it was known before its events were kept. */
function takeOver(visit: Visit, told: ToldVisit): void {
  const { encounter } = told;
  tellFacts(visit, told);
  visit.phase = phases[encounter.status ?? "unknown"] ?? "present";
  visit.stays = (encounter.location ?? []).flatMap(({ location, status, period }) => {
    if (location === undefined || status === "reserved") return [];
    return [
      { location, ...period, ...(status === "completed" && encounter.status !== "finished" ? { isLeft: true } : {}) },
    ];
  });
}
