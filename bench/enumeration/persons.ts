import { saveConsentDecision } from "../../server/src/access/index.ts";
import { addAccount, addParticipant } from "../../server/src/accounts/index.ts";
import type { House } from "../../server/src/app/house.ts";
import { newId, type PatientId, type PersonId } from "../../server/src/platform/ids.ts";
import { plainDateAt } from "../../server/src/platform/plain-date.ts";
import { rows, sql } from "../../server/src/platform/sql.ts";
import { shuffle } from "./accounts.ts";

/** An id to ask about: of somebody who signed nothing, of somebody who denied, and of nobody. */
export type PersonToAsk = { personId: PersonId; group: "undecided" | "denied" | "unknown" };
export type Reading = { username: string; password: string; persons: readonly PersonToAsk[] };

const password = "violet-kettle-orbits-72-plums";

/** A physician who was shown nobody, and persons of the record among as many ids that nobody has, in random order. */
export async function prepareReader(house: House, count: number): Promise<Reading> {
  const { database, clock } = house;
  const now = clock.now();
  const timeZone = "America/New_York";
  const hospital = await database.transaction((tx) =>
    addParticipant(tx, { name: "Harbour Hospital", type: "hospital", emergencyServices: true, timeZone, now }),
  );
  const username = "harbour.reader";
  const added = await addAccount(house, {
    given: "Nora",
    family: "Vale",
    email: "nora.vale@harbour.example",
    mobile: "+1 518 555 0133",
    username,
    titleId: "physician",
    participantId: hospital.id,
    state: "active",
    password,
  });
  if ("refused" in added) throw new Error(added.refused);
  const patients = await database.transaction((tx) =>
    rows<{ patientId: PatientId; personId: PersonId }>(
      tx,
      sql`select min(patient_id::text) as "patientId", person_id as "personId" from identity.patient
          group by person_id order by person_id limit ${count}`,
    ),
  );
  const known: PersonToAsk[] = [];
  for (const [at, { patientId, personId }] of patients.entries()) {
    const group = at % 2 === 0 ? "denied" : "undecided";
    if (group === "denied") await deny(house, patientId, { participantId: hospital.id, timeZone });
    known.push({ personId, group });
  }
  const unknown = known.map((): PersonToAsk => ({ personId: newId<PersonId>(now), group: "unknown" }));
  return { username, password, persons: shuffle([...known, ...unknown]) };
}

async function deny(
  { database, clock }: House,
  patientId: PatientId,
  {
    participantId,
    timeZone,
  }: { participantId: Parameters<typeof saveConsentDecision>[2]["participantId"]; timeZone: string },
): Promise<void> {
  const now = clock.now();
  const decision = {
    patientId,
    scope: "participant",
    participantId,
    value: "deny",
    formId: "emergency-services",
    formVersion: 1,
    language: "en",
    signedOn: plainDateAt(now, timeZone),
    signerName: "The patient",
    evidence: "paper-on-file",
  } as const;
  for (const signerRelation of ["self", "parent"] as const) {
    const saved = await database.transaction((tx) =>
      saveConsentDecision(tx, { now, timeZone }, { ...decision, signerRelation }),
    );
    if ("id" in saved) return;
  }
  throw new Error("A denial was not saved.");
}
