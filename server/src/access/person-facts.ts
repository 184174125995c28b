import type { Actor } from "../accounts/index.ts";
import { personsShownTo } from "../audit/index.ts";
import { type LinkedPatient, patientsOfPersons } from "../identity/index.ts";
import type { PatientId, PersonId } from "../platform/ids.ts";
import { plainDateAt } from "../platform/plain-date.ts";
import type { Tx } from "../platform/transaction.ts";
import type { AccessFacts } from "./access-rules.ts";
import { outlastsDenials } from "./break-the-glass/glass-rules.ts";
import { adulthood } from "./consent/age-rules.ts";
import type { ConsentDecision } from "./consent/consent-decision.ts";
import { type ConsentStanding, consentStanding, nothingDecided } from "./consent/consent-rules.ts";
import { decisionsOf } from "./consent/consent-store.ts";
import { daysOfPatients } from "./days-of-patients.ts";
import { type OpenGlass, readerFacts } from "./reader-facts-store.ts";

/** What is known about a person before it is decided whether a reader may see them. */
export type PersonFacts = Pick<AccessFacts, "glassOpen" | "warned"> & {
  personId: PersonId;
  patients: readonly LinkedPatient[];
  decisions: readonly ConsentDecision[];
  standing: ConsentStanding;
  /** The day where a patient is, while it matters for an 18th birthday. */
  days: ReadonlyMap<PatientId, string>;
  /** Broken by the reader, and not closed by its time, its reader or a denial. Whether it still opens anything is decided anew. */
  glass: OpenGlass | undefined;
};

type Reader = Pick<Actor, "participant"> & Partial<Pick<Actor, "accountId" | "sessionId" | "onlyPatientId">>;

/** How long a reader is told why a person whom a search or list showed them stays closed. */
const shownForMs = 24 * 60 * 60 * 1000;

/** Facts about persons, in three statements, and a fourth around an 18th birthday; a person that does not exist is not in the map. */
export async function gatherPersonFacts(
  tx: Tx,
  input: { actor: Reader; personIds: readonly PersonId[]; now: Date },
): Promise<ReadonlyMap<PersonId, PersonFacts>> {
  const { actor, personIds, now } = input;
  // Asked in one turn, these travel together.
  const [patientsByPerson, { glasses, warned }] = await Promise.all([
    patientsOfPersons(tx, personIds),
    readerFacts(tx, actor, personIds, now),
  ]);
  const patientIds = [...patientsByPerson.values()].flat().map((patient) => patient.patientId);
  const decisions = Map.groupBy(await decisionsOf(tx, patientIds), (decision) => decision.patientId);
  const deciding = [...patientsByPerson.values()].flat().filter(({ patientId }) => decisions.has(patientId));
  const days = await daysOfPatients(tx, deciding, now);
  return new Map(
    [...patientsByPerson].map(([personId, patients]) => {
      const own = patients.flatMap((patient) => decisions.get(patient.patientId) ?? []);
      const standing = standingOf({ decisions: own, patients, days }, actor, now);
      const broken = glasses.get(personId);
      const glass = broken && outlastsDenials(broken, own, actor.participant.id) ? broken : undefined;
      const reader = { glass, glassOpen: glass !== undefined, warned: warned.has(personId) };
      return [personId, { personId, patients, decisions: own, standing, days, ...reader }];
    }),
  );
}

/** What a person's decisions come to for one participant now. */
export function standingOf(
  { decisions, patients, days }: Pick<PersonFacts, "decisions" | "patients" | "days">,
  { participant }: { participant: Pick<Actor["participant"], "id" | "type" | "timeZone"> },
  now: Date,
): ConsentStanding {
  if (decisions.length === 0) return nothingDecided;
  const birthDates = new Map(patients.map((patient) => [patient.patientId, patient.birthDate]));
  const anyBirthDate = patients.find((patient) => patient.birthDate)?.birthDate;
  return consentStanding(decisions, {
    participantId: participant.id,
    participantType: participant.type,
    today: plainDateAt(now, participant.timeZone),
    todayOf: (patientId) => days.get(patientId),
    now,
    adulthoodOf: (patientId) => adulthood(birthDates.get(patientId) ?? anyBirthDate),
  });
}

/** Those of the persons whom a search, list or page has shown to the reader of late, or whom their session is for. */
export async function shownPersons(
  tx: Tx,
  input: { actor: Actor; personIds: readonly PersonId[]; facts: ReadonlyMap<PersonId, PersonFacts>; now: Date },
): Promise<ReadonlySet<PersonId>> {
  const { actor, personIds, facts, now } = input;
  const shown = await personsShownTo(tx, actor.accountId, personIds, new Date(now.getTime() - shownForMs));
  const ofSession = [...facts.values()].filter(({ patients }) =>
    patients.some(({ patientId }) => patientId === actor.onlyPatientId),
  );
  return new Set([...shown, ...ofSession.map(({ personId }) => personId)]);
}

/** Facts about one person whom a page names, and whether the reader was shown them. */
export async function gatherShownPerson(
  tx: Tx,
  { actor, personId, now }: { actor: Actor; personId: PersonId; now: Date },
): Promise<{ facts: PersonFacts | undefined; shown: boolean }> {
  const facts = await gatherPersonFacts(tx, { actor, personIds: [personId], now });
  const shown = await shownPersons(tx, { actor, personIds: [personId], facts, now });
  return { facts: facts.get(personId), shown: shown.has(personId) };
}
