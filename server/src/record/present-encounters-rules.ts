import type { ChartEncounter } from "@crossbay/contract";
import type { Coding, Encounter } from "@crossbay/formats/fhir";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";

/**
 * Encounters, newest first; those entered in error or cancelled are left out. `dates-only`: nothing but when. Many practices never send the
 * end of a visit: one that began more than a day before `now` is not called ongoing.
 */
export function presentEncounters(
  rows: readonly ChartRow<Encounter>[],
  { names, extent, now }: { names: SourceNames; extent: "full" | "dates-only"; now: Date },
): ChartEncounter[] {
  return rows
    .filter((row) => row.body.status !== "entered-in-error" && row.body.status !== "cancelled")
    .map((row) => {
      const { id, body, effectiveAt } = row;
      const start = body.period?.start ?? (body.period?.end ? undefined : effectiveAt.toISOString());
      const when = { ...(start ? { start } : {}), ...(body.period?.end ? { end: body.period.end } : {}) };
      const line = { id, from: names.provenanceOf(row), status: statusOf(body, effectiveAt, now), ...when };
      return extent === "dates-only" ? { ...line, class: "Visit" } : { ...line, ...details(body) };
    });
}

const visitMsMax = 24 * 60 * 60 * 1000;

function statusOf({ status, class: kind }: Encounter, effectiveAt: Date, now: Date): string {
  const isVisit = kind?.code === "AMB" || kind?.code === "VR";
  const isOver = status === "in-progress" && isVisit && now.getTime() - effectiveAt.getTime() > visitMsMax;
  return isOver ? "end-not-reported" : (status ?? "unknown");
}

function details(encounter: Encounter): Omit<ChartEncounter, "id" | "from" | "status"> {
  const places = encounter.location ?? [];
  const location = (
    places.find((place) => place.status === "active") ??
    places.findLast((place) => place.status !== "reserved") ??
    places[0]
  )?.location?.display;
  const reason = textOfConcept(encounter.reasonCode?.[0]);
  const attending = participantOf(encounter, "ATND") ?? participantOf(encounter, "ADM");
  const disposition = textOfConcept(encounter.hospitalization?.dischargeDisposition);
  return {
    class: visitName(encounter.class),
    ...(location ? { location } : {}),
    ...(reason ? { reason } : {}),
    ...(attending ? { attending } : {}),
    ...(disposition ? { disposition } : {}),
  };
}

const classNames: Readonly<Record<string, string>> = {
  EMER: "Emergency",
  IMP: "Inpatient",
  AMB: "Outpatient",
  PRENC: "Pre-admission",
  OBSENC: "Observation",
  HH: "Home health",
  VR: "Virtual",
};

/** What kind of visit it is, in a word. */
export function visitName(coding: Coding | undefined): string {
  const name = classNames[coding?.code ?? ""] ?? coding?.display ?? coding?.code ?? "Visit";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const participantOf = (encounter: Encounter, role: string): string | undefined =>
  encounter.participant?.find((participant) =>
    participant.type?.some((type) => type.coding?.some((coding) => coding.code === role)),
  )?.individual?.display;
