import type { PatientId, PersonId } from "../platform/ids.ts";
import { chooseMatch, type RivalPatient } from "./choose-match-rules.ts";
import type { Comparable, Comparison } from "./compare-rules.ts";
import type { PatientState, Resolution, RetiredNumber } from "./patient.ts";
import type { PreparedPatient } from "./prepare-patient-rules.ts";

/** What is known of a patient that stands in the index already. */
export type KnownPatient = {
  patientId: PatientId;
  personId: PersonId;
  state: PatientState;
  /** Time of the event that gave the state, where it was not the first. */
  stateAt?: string;
  eventAt: string;
  /** Empty for a number that is known only because another replaced it. */
  digest: string;
};

/** A patient that shares a key with a new one. */
export type Candidate = { patientId: PatientId; personId: PersonId; view: Comparable };

/** What is stored about the patients of a batch. */
export type PatientFacts = {
  /** Patients of the batch, the numbers it retires, and all patients of those numbers' persons. */
  known: readonly KnownPatient[];
  /** Stored patients by identifier key and by block key; over-full blocks are left out. */
  byIdentifier: ReadonlyMap<string, readonly PatientId[]>;
  byBlock: ReadonlyMap<string, readonly PatientId[]>;
  candidates: ReadonlyMap<PatientId, Candidate>;
  /** Ids of numbers that stand, or stood, for another patient than the one of that id. */
  renumbered: ReadonlySet<PatientId>;
};

type ResolutionFacts = PatientFacts & { newPersonId: () => PersonId };

export type NewLink = {
  patientId: PatientId;
  personId: PersonId;
  previousPersonId?: PersonId;
  reason: "first" | "identifier" | "match" | "review" | "A40";
  bits?: number;
  fields?: Comparison["fields"];
  messageKey: Buffer;
};

export type NewReview = {
  patientId: PatientId;
  candidatePersonId: PersonId;
  bits: number;
  fields: Comparison["fields"];
};

type PatientMove<More = unknown> = {
  patientId: PatientId;
  personId: PersonId;
  state: PatientState;
  stateAt?: string;
} & More;

/** Everything that a batch changes, to be written in a few statements. */
export type ResolutionPlan = {
  resolutions: Resolution[];
  added: PatientMove<{ told: PreparedPatient }>[];
  /** Retired numbers of which nothing else is known. */
  retired: { patientId: PatientId; personId: PersonId; number: RetiredNumber; by: PreparedPatient }[];
  /** Known patients with other demographics than before. */
  changed: PreparedPatient[];
  /** Known patients whose demographics were confirmed by a newer message. */
  confirmed: { patientId: PatientId; eventAt: string }[];
  /** Known patients that an event retired, deleted or brought back, or moved to another person. */
  moved: PatientMove[];
  links: NewLink[];
  reviews: NewReview[];
};

type Standing = KnownPatient & {
  origin: "known" | "added" | "retired";
  told?: PreparedPatient;
  retiredBy?: { number: RetiredNumber; by: PreparedPatient };
  isConfirmed?: boolean;
  isMoved?: boolean;
};

/** Goes through a batch in order, each message seeing what those before it did, and gathers what is to be written. */
export function planResolution(batch: readonly PreparedPatient[], facts: ResolutionFacts): ResolutionPlan {
  const standings = new Map<PatientId, Standing>();
  for (const patient of facts.known) standings.set(patient.patientId, { ...patient, origin: "known" });
  const newcomers = new Newcomers();
  const links: NewLink[] = [];
  const reviews: NewReview[] = [];
  const resolutions: Resolution[] = [];
  for (const told of batch) {
    const standing = standings.get(told.incoming.patientId);
    if (standing) {
      changeState(standing, told);
      learn(standing, told);
      resolutions.push({ patientId: standing.patientId, personId: standing.personId, outcome: "known" });
    } else {
      const match = chooseMatch(told.matching().comparable, rivalsOf(told, facts, standings, newcomers));
      const personId = match.verdict === "same" ? match.personId : facts.newPersonId();
      const { patientId, eventAt, messageKey } = told.incoming;
      const outcome = match.verdict === "none" ? "new" : match.verdict;
      const evidence = match.verdict === "none" ? {} : { bits: match.bits, fields: match.fields };
      links.push({ patientId, personId, reason: match.reason, ...evidence, messageKey });
      for (const open of match.reviews) reviews.push({ patientId, ...open });
      standings.set(patientId, {
        patientId,
        personId,
        ...(told.incoming.does === "deletes" ? { state: "deleted", stateAt: eventAt } : { state: "active" }),
        eventAt,
        digest: told.digest(),
        origin: "added",
        told,
      });
      newcomers.add(told);
      resolutions.push({ patientId, personId, outcome, ...(match.verdict === "none" ? {} : { bits: match.bits }) });
    }
    for (const number of told.incoming.merges) retire(number, told, standings, links);
  }
  // A later A40 of the same batch may have moved an earlier message's patient.
  for (const resolution of resolutions) resolution.personId = standings.get(resolution.patientId)!.personId;
  return { resolutions, links, reviews, ...gatherWrites(standings.values()) };
}

/** Takes newer or equally old demographics over; anything is newer than nothing. */
function learn(standing: Standing, told: PreparedPatient): void {
  const { eventAt } = told.incoming;
  if (eventAt < standing.eventAt && standing.digest !== "") return;
  const digest = told.digest();
  if (digest !== standing.digest) {
    standing.told = told;
    standing.digest = digest;
  } else if (standing.told) {
    standing.told = { ...standing.told, incoming: { ...standing.told.incoming, eventAt } };
  } else if (eventAt > standing.eventAt) {
    standing.isConfirmed = true;
  }
  standing.eventAt = eventAt;
}

/** A29 deletes a patient of whom nothing newer is known; a registration brings a deleted one back. */
function changeState(standing: Standing, { incoming: { does, eventAt } }: PreparedPatient): void {
  const isDeleted = does === "deletes" && standing.state === "active" && eventAt >= standing.eventAt;
  const isBack = does === "registers" && standing.state === "deleted" && eventAt >= (standing.stateAt ?? "");
  if (!isDeleted && !isBack) return;
  Object.assign(standing, { state: isDeleted ? "deleted" : "active", stateAt: eventAt, isMoved: true });
}

/** A40: the number is retired and its person's patients go over to the surviving number's person. */
function retire(
  number: RetiredNumber,
  by: PreparedPatient,
  standings: Map<PatientId, Standing>,
  links: NewLink[],
): void {
  const survivor = standings.get(by.incoming.patientId)!;
  if (number.patientId === survivor.patientId) return;
  const { personId } = survivor;
  const { messageKey, eventAt } = by.incoming;
  const standing = standings.get(number.patientId);
  if (!standing) {
    const retiredBy = { number, by };
    const { patientId } = number;
    standings.set(patientId, {
      patientId,
      personId,
      state: "merged",
      stateAt: eventAt,
      eventAt,
      digest: "",
      origin: "retired",
      retiredBy,
    });
    links.push({ patientId, personId, reason: "A40", messageKey });
    return;
  }
  // A number that was registered again since is in use.
  if (standing.state !== "merged" && eventAt >= (standing.stateAt ?? "")) {
    Object.assign(standing, { state: "merged", stateAt: eventAt, isMoved: true });
  }
  const previousPersonId = standing.personId;
  if (previousPersonId === personId) return;
  for (const patient of standings.values()) {
    if (patient.personId !== previousPersonId) continue;
    patient.personId = personId;
    patient.isMoved = true;
    links.push({ patientId: patient.patientId, personId, previousPersonId, reason: "A40", messageKey });
  }
}

/** New patients of this batch by their keys, so that two of one person meet before either is stored. */
class Newcomers {
  readonly byKey = new Map<string, PatientId[]>();
  readonly views = new Map<PatientId, Comparable>();

  add(told: PreparedPatient): void {
    const { patientId } = told.incoming;
    const { comparable, identifierKeys, blockKeys } = told.matching();
    this.views.set(patientId, comparable);
    for (const key of [...identifierKeys, ...blockKeys]) {
      const patients = this.byKey.get(key);
      if (patients) patients.push(patientId);
      else this.byKey.set(key, [patientId]);
    }
  }
}

const rivalsMax = 200;

/** Who of those that are stored may be the same person as a new patient, the likeliest first. */
export const storedRivals = (told: PreparedPatient, facts: PatientFacts): RivalPatient[] =>
  rivalsOf(told, facts, new Map(), new Newcomers());

/** Who may be the same person, the likeliest first: carriers of the same identifier, then of the most common blocks. */
function rivalsOf(
  told: PreparedPatient,
  facts: PatientFacts,
  standings: ReadonlyMap<PatientId, Standing>,
  newcomers: Newcomers,
): RivalPatient[] {
  const shares = new Map<PatientId, number>();
  const count = (patients: readonly PatientId[] | undefined, weight: number) => {
    for (const id of patients ?? []) shares.set(id, (shares.get(id) ?? 0) + weight);
  };
  for (const key of told.matching().identifierKeys) {
    count(facts.byIdentifier.get(key), identifierWeight);
    count(newcomers.byKey.get(key), identifierWeight);
  }
  for (const key of told.matching().blockKeys) {
    count(facts.byBlock.get(key), 1);
    count(newcomers.byKey.get(key), 1);
  }
  return [...shares]
    .sort(([idA, a], [idB, b]) => b - a || idA.localeCompare(idB))
    .slice(0, rivalsMax)
    .flatMap(([patientId, weight]) => {
      const stored = facts.candidates.get(patientId);
      const view = newcomers.views.get(patientId) ?? stored?.view;
      const personId = standings.get(patientId)?.personId ?? stored?.personId;
      return view && personId ? [{ personId, view, sharesIdentifier: weight >= identifierWeight }] : [];
    });
}

const identifierWeight = 1000;

function gatherWrites(standings: Iterable<Standing>): Omit<ResolutionPlan, "resolutions" | "links" | "reviews"> {
  const writes: Omit<ResolutionPlan, "resolutions" | "links" | "reviews"> = {
    added: [],
    retired: [],
    changed: [],
    confirmed: [],
    moved: [],
  };
  for (const standing of standings) {
    const { origin, told, retiredBy, isConfirmed, isMoved, patientId, personId, state, stateAt, eventAt } = standing;
    if (origin !== "known") {
      if (told) writes.added.push({ patientId, personId, state, stateAt, told });
      else if (retiredBy) writes.retired.push({ patientId, personId, ...retiredBy });
      continue;
    }
    if (isMoved) writes.moved.push({ patientId, personId, state, stateAt });
    if (told) writes.changed.push(told);
    else if (isConfirmed) writes.confirmed.push({ patientId, eventAt });
  }
  return writes;
}
