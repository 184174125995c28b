import type { Actor } from "../accounts/index.ts";
import { type LinkedPatient, patientsOfPersons } from "../identity/index.ts";
import type { PersonId } from "../platform/ids.ts";
import { plainDateAt } from "../platform/plain-date.ts";
import type { Tx } from "../platform/transaction.ts";
import type { ConsentDecision } from "./consent/consent-decision.ts";
import { adulthood, type ConsentStanding, consentStanding } from "./consent/consent-rules.ts";
import { decisionsOf } from "./consent/consent-store.ts";

/** What is known about a person before it is decided whether a reader may see them. */
export type PersonFacts = {
  personId: PersonId;
  patients: readonly LinkedPatient[];
  decisions: readonly ConsentDecision[];
  standing: ConsentStanding;
};

/** Facts about persons, in two statements; a person that does not exist is not in the map. */
export async function gatherPersonFacts(
  tx: Tx,
  input: { actor: Pick<Actor, "participant">; personIds: readonly PersonId[]; now: Date },
): Promise<ReadonlyMap<PersonId, PersonFacts>> {
  const patientsByPerson = await patientsOfPersons(tx, input.personIds);
  const patientIds = [...patientsByPerson.values()].flat().map((patient) => patient.patientId);
  const decisions = Map.groupBy(await decisionsOf(tx, patientIds), (decision) => decision.patientId);
  const { participant } = input.actor;
  const today = plainDateAt(input.now, participant.timeZone);
  return new Map(
    [...patientsByPerson].map(([personId, patients]) => {
      const own = patients.flatMap((patient) => decisions.get(patient.patientId) ?? []);
      const birthDates = new Map(patients.map((patient) => [patient.patientId, patient.birthDate]));
      const anyBirthDate = patients.find((patient) => patient.birthDate)?.birthDate;
      const standing = consentStanding(own, {
        participantId: participant.id,
        today,
        now: input.now,
        adulthoodOf: (patientId) => adulthood(birthDates.get(patientId) ?? anyBirthDate),
      });
      return [personId, { personId, patients, decisions: own, standing }];
    }),
  );
}
