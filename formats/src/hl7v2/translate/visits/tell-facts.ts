import type { Encounter, EncounterParticipant, Identifier } from "../../../fhir/index.ts";
import type { ClearedVisitElement, ToldVisit } from "./told-visit.ts";
import type { Visit } from "./visit-state.ts";

/** Takes over what an event tells, whatever its kind; what it is silent about stays, what it deletes goes. */
export function tellFacts(visit: Visit, told: ToldVisit): void {
  const { encounter } = told;
  for (const element of told.cleared) clear(visit, element);
  const { facts } = visit;
  for (const element of plain)
    if (encounter[element] !== undefined) Object.assign(facts, { [element]: encounter[element] });
  tellClass(visit, told);
  if (encounter.status !== undefined && encounter.status !== "unknown") visit.statusByClass = encounter.status;
  if (encounter.period?.start !== undefined) visit.toldStart = encounter.period.start;
  if (encounter.period?.end !== undefined) visit.toldEnd = encounter.period.end;
  if (encounter.hospitalization) facts.hospitalization = { ...facts.hospitalization, ...encounter.hospitalization };
  facts.identifier = joined(facts.identifier, encounter.identifier, nameOf);
  facts.diagnosis = joined(facts.diagnosis, encounter.diagnosis, ({ condition }) => condition?.reference ?? "");
  facts.participant = joined(facts.participant, encounter.participant, roleOf);
  for (const element of lists) if (facts[element] === undefined) delete facts[element];
}

const plain = ["type", "serviceType", "priority", "reasonCode", "length"] as const;
const lists = ["identifier", "diagnosis", "participant"] as const;

/** Only a change of class, not a correction, belongs to the history of classes. */
const entersClass = new Set(["A01", "A02", "A04", "A06", "A07"]);

function tellClass(visit: Visit, { event, encounter, happenedAt }: ToldVisit): void {
  const told = encounter.class;
  if (told === undefined || told.code === "U") return;
  const present = visit.classes.at(-1);
  if (present?.class.code === told.code && present?.class.system === told.system) return;
  if (present && !entersClass.has(event)) present.class = told;
  else visit.classes.push({ class: told, ...(present ? { since: happenedAt } : {}) });
  visit.facts.class = told;
}

/** What is told, then what is known of other kinds. */
function joined<Item>(known: Item[] | undefined, told: Item[] | undefined, kindOf: (item: Item) => string) {
  if (!told || !known) return told ?? known;
  const kinds = new Set(told.map(kindOf));
  return [...told, ...known.filter((item) => !kinds.has(kindOf(item)))];
}

/** A visit has one account, and any number of other identifiers. */
const nameOf = ({ type, system, value }: Identifier): string =>
  type?.coding?.[0]?.code === "AN" ? "account" : `${system}|${value}`;

const roleOf = (participant: EncounterParticipant): string => participant.type?.[0]?.coding?.[0]?.code ?? "";

function clear(visit: Visit, element: ClearedVisitElement): void {
  const { facts } = visit;
  if (element === "start") visit.toldStart = undefined;
  else if (element === "end") visit.toldEnd = undefined;
  else if (element === "place") visit.stays = visit.stays.map((stay) => ({ ...stay, isLeft: true }));
  else if (element === "dischargeDisposition" || element === "destination" || element === "admitSource") {
    const { [element]: _, ...hospitalization }: NonNullable<Encounter["hospitalization"]> = facts.hospitalization ?? {};
    facts.hospitalization = hospitalization;
  } else if (element === "ATND" || element === "REF" || element === "CON" || element === "ADM") {
    facts.participant = facts.participant?.filter((participant) => roleOf(participant) !== element);
  } else delete facts[element];
}
