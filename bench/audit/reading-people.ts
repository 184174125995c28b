import { type AccessGrant, requestGrants, saveConsentDecision } from "../../server/src/access/index.ts";
import { type Actor, addParticipant } from "../../server/src/accounts/index.ts";
import { dataClasses } from "../../server/src/accounts/roles-rules.ts";
import type { House } from "../../server/src/app/house.ts";
import {
  type AccountId,
  type AffiliationId,
  newId,
  type PatientId,
  type PersonId,
  type SessionId,
} from "../../server/src/platform/ids.ts";
import { plainDateAt } from "../../server/src/platform/plain-date.ts";
import { rows, run, sql } from "../../server/src/platform/sql.ts";

/** A clinician, and everybody in the database, who agreed that this clinician reads. */
export type ReadingPeople = { actor: Actor; personIds: readonly PersonId[]; grants: readonly AccessGrant[] };

/** Has those who came first sign for one hospital, and one physician there confirm every warning: the state of a working day. */
export async function prepareReading(house: House, count: number): Promise<ReadingPeople> {
  const { database, clock } = house;
  const now = clock.now();
  const timeZone = "America/New_York";
  const hospital = await database.transaction((tx) =>
    addParticipant(tx, {
      name: "Harbour Hospital",
      type: "hospital",
      emergencyServices: true,
      timeZone,
      now,
    }),
  );
  const actor = physicianAt(hospital);
  const patients = await database.transaction((tx) =>
    rows<{ patientId: PatientId; personId: PersonId }>(
      tx,
      sql`select patient_id as "patientId", person_id as "personId" from identity.patient
          order by (select min(event_at) from identity.patient p where p.person_id = identity.patient.person_id), person_id
          limit ${count}`,
    ),
  );
  const personIds = [...new Set(patients.map(({ personId }) => personId))];
  await database.transaction(async (tx) => {
    for (const { patientId } of patients) {
      const decision = {
        patientId,
        scope: "participant",
        participantId: hospital.id,
        value: "grant",
        formId: "emergency-services",
        formVersion: 1,
        language: "en",
        signedOn: plainDateAt(now, timeZone),
        signerName: "The patient",
        evidence: "paper-on-file",
      } as const;
      const saved = await saveConsentDecision(tx, { now, timeZone }, { ...decision, signerRelation: "self" });
      if ("id" in saved) continue;
      const byParent = await saveConsentDecision(tx, { now, timeZone }, { ...decision, signerRelation: "parent" });
      if (!("id" in byParent)) throw new Error(`A decision was not saved: ${JSON.stringify(byParent)}`);
    }
    await run(
      tx,
      sql`insert into access.redisclosure_warning (session_id, person_id, confirmed_at)
          select ${actor.sessionId}::uuid, person_id, ${now} from unnest(${personIds}::uuid[]) as person_id`,
    );
  });
  const asked = await requestGrants(house, { actor, personIds, way: "portal-chart", requestId: "bench" });
  const grants = [...asked.values()].filter((grant): grant is AccessGrant => !grant.refused);
  if (grants.length < personIds.length) throw new Error("Somebody's chart is not open to the physician.");
  return { actor, personIds, grants };
}

const physicianAt = (participant: Actor["participant"]): Actor => ({
  accountId: newId<AccountId>(),
  username: "aokafor",
  name: "Amara Okafor",
  family: "Okafor",
  sessionId: newId<SessionId>(),
  affiliationId: newId<AffiliationId>(),
  participant,
  titleId: "physician",
  title: "Physician",
  seesSensitiveData: true,
  writtenConsentOnly: false,
  levels: ["practitioner-btg"],
  extents: Object.fromEntries(dataClasses.map((dataClass) => [dataClass, "full"])) as Actor["extents"],
  purpose: "treatment",
  accountActive: true,
  trained: true,
  secondFactor: true,
});
