import type { Coding, Encounter, Location, Reference } from "../../../fhir/index.ts";
import { v2Table } from "../tables/code-systems.ts";
import type { ToldVisit } from "./told-visit.ts";

/** A time in one place. */
export type Stay = {
  location: Reference<Location>;
  start?: string;
  end?: string;
  /** Began with the visit. */
  isFromStart?: boolean;
  /** The patient was moved on, nobody told when. */
  isLeft?: boolean;
};

/** What is known of a visit while its events are gone through. */
export type Visit = {
  /** `unknown`: only changes were told, no event that says where the visit stands. */
  phase: "unknown" | "planned" | "present" | "cancelled" | "deleted";
  statusByClass: NonNullable<Encounter["status"]>;
  /** Everything that events simply tell: class, type, identifiers, participants … */
  facts: Encounter;
  /** Classes in their order, the present one last. */
  classes: { class: Coding; since?: string }[];
  stays: Stay[];
  temporary?: Reference<Location>;
  pending?: Reference<Location>;
  /** PV1-44 and PV1-45. */
  toldStart?: string;
  toldEnd?: string;
  /** Times of the events themselves. */
  admittedAt?: string;
  dischargedAt?: string;
};

/** A visit of which nothing is known yet but whose it is. */
export const newVisit = ({ encounter }: ToldVisit): Visit => ({
  phase: "unknown",
  statusByClass: "unknown",
  facts: {
    resourceType: "Encounter",
    id: encounter.id,
    status: "unknown",
    class: { system: v2Table("0004"), code: "U", display: "Unknown" },
    subject: encounter.subject,
  },
  classes: [],
  stays: [],
});

/** Nothing of this visit ever took place: what comes begins anew. */
export function forgetCourse(visit: Visit): void {
  const { dischargeDisposition: _, destination: __, ...hospitalization } = visit.facts.hospitalization ?? {};
  Object.assign(visit, {
    phase: "unknown",
    classes: [],
    stays: [],
    temporary: undefined,
    pending: undefined,
    toldStart: undefined,
    toldEnd: undefined,
    admittedAt: undefined,
    dischargedAt: undefined,
    facts: { ...visit.facts, hospitalization },
  });
}
