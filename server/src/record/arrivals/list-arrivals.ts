import type { Arrival, Arrivals } from "@crossbay/contract";
import { previewAccess } from "../../access/index.ts";
import { type Actor, auditActorOf, listSources } from "../../accounts/index.ts";
import { type LinkedPatient, patientsOfPersons, personOfPatients, summarisePerson } from "../../identity/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { plainDateAt, yearsBetween } from "../../platform/plain-date.ts";
import { visitName } from "../present-encounters-rules.ts";
import type { RecordContext } from "../read-chart.ts";
import { type ArrivalRow, arrivalsOf } from "./arrivals-store.ts";

const visitsMax = 1_000;
const shownMax = 200;

/**
 * Who came to the actor's participant today, newest first: those who decided nothing yet, or everybody. It tells nothing that the
 * participant did not send itself. Everybody who is shown, or that nobody is, is in the audit record when this resolves.
 * @throws AuditUnavailableError and then nothing may be shown
 */
export async function listArrivals(
  context: RecordContext,
  { actor, all, requestId }: { actor: Actor; all: boolean; requestId: string },
): Promise<Arrivals> {
  const now = context.clock.now();
  const { timeZone, name: participantName } = actor.participant;
  const day = plainDateAt(now, timeZone);
  const everybody = await context.database.snapshot(async (tx) => {
    const sources = (await listSources(tx, { participantId: actor.participant.id })).map(({ id }) => id);
    const visits = await arrivalsOf(tx, { sourceIds: sources, day, timeZone, limit: visitsMax });
    const persons = await personOfPatients(tx, [...new Set(visits.map(({ patientId }) => patientId))]);
    const personIds = [...new Set(persons.values())];
    const patients = await patientsOfPersons(tx, personIds);
    const access = await previewAccess(tx, { actor, personIds, now, policy: context.policy });
    const visitOf = new Map(visits.toReversed().map((visit) => [persons.get(visit.patientId), visit]));
    return personIds.flatMap((personId) => {
      const visit = visitOf.get(personId);
      const consent = access.get(personId)?.consent;
      const own = patients.get(personId);
      if (!visit || !consent || !own) return [];
      return [{ ...present(personId, own, visit, day), consent, patientIds: own.map(({ patientId }) => patientId) }];
    });
  });
  const undecided = everybody.filter(({ consent }) => consent === "none");
  const wanted = (all ? everybody : undecided).toSorted((a, b) => b.arrivedAt.localeCompare(a.arrivedAt));
  const shown = wanted.slice(0, shownMax);
  await context.audit.record(auditOf(shown, actor, requestId));
  return {
    day,
    participantName,
    arrivals: shown.map(({ patientIds: _, ...arrival }) => arrival),
    withoutDecision: undecided.length,
    total: everybody.length,
    more: wanted.length > shown.length,
  };
}

function present(
  personId: PersonId,
  patients: readonly LinkedPatient[],
  { patientId, arrivedAt, body }: ArrivalRow,
  today: string,
): Omit<Arrival, "consent"> {
  const summary = summarisePerson(patients);
  if (!summary) throw new Error("A person has no patients.");
  const here = patients.find((patient) => patient.patientId === patientId);
  const ageYears = yearsBetween(summary.birthDate, today);
  return {
    personId,
    family: summary.family,
    given: summary.given,
    ...(summary.birthDate ? { birthDate: summary.birthDate } : {}),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(summary.sex ? { sex: summary.sex } : {}),
    ...(here ? { recordNumberHere: here.recordNumber } : {}),
    arrivedAt: arrivedAt.toISOString(),
    visit: visitName(body.class),
  };
}

function auditOf(
  shown: readonly { personId: string; patientIds: LinkedPatient["patientId"][] }[],
  actor: Actor,
  requestId: string,
) {
  const entry = {
    action: "arrivals-view",
    outcome: "permitted",
    actor: auditActorOf(actor),
    way: "portal-arrivals",
    ...(actor.purpose ? { purpose: actor.purpose } : {}),
    rule: "role",
    requestId,
    detail: { arrivals: shown.length },
  } as const;
  if (shown.length === 0) return [entry];
  return shown.map(({ personId, patientIds }) => ({ ...entry, personId: personId as PersonId, patientIds }));
}
