import type { ConsentScope } from "@crossbay/contract";
import { saveConsentDecision } from "../../server/src/access/index.ts";
import {
  type Actor,
  actorOf,
  addAccount,
  addParticipant,
  type Participant,
  requireActor,
} from "../../server/src/accounts/index.ts";
import { makeHttpApp } from "../../server/src/app/http-app.ts";
import { findPersons, type LinkedPatient, patientsOfPersons } from "../../server/src/identity/index.ts";
import type { HttpServer } from "../../server/src/platform/http.ts";
import type { AccountId, PatientId, PersonId } from "../../server/src/platform/ids.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { goodPassword, TestBrowser } from "../support/accounts-world.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { type ParticipantKey, participants, readers } from "./readers.ts";
import { type State, states } from "./states.ts";
import { type Label, labelOfNumber, surnameOf, tellPeople } from "./tell-people.ts";
import { numberReaders } from "./world-store.ts";

/** Somebody who may ask for anything, signed in, with what the exchange knows of them. */
export type Reader = { name: string; accountId: AccountId; actor: Actor; browser: TestBrowser };
export type Person = {
  state: State;
  personId: PersonId;
  patientIds: readonly PatientId[];
  /** Which of the patients carries data of which label. */
  labelOf: ReadonlyMap<PatientId, Label>;
  /** What they signed, each with a scan that bears its words; for one participant, or for all. */
  decisions: readonly { id: string; scope: ConsentScope; participantId: Participant["id"] | undefined; scan: string }[];
};

/** An exchange with somebody of each kind on either side: who asks, and whose data are asked for. */
export type WaysWorld = {
  exchange: TestExchange;
  http: HttpServer;
  readers: readonly Reader[];
  people: readonly Person[];
  stop(): Promise<void>;
};

/** @param database one of its own, migrated or empty; made on the tests' cluster when it is left out */
export async function startWaysWorld(database?: { appUrl: string; ownerUrl: string }): Promise<WaysWorld> {
  const exchange = await startTestExchange({ ...(database ? { database } : {}) });
  // The same application as behind the port, asked without a network between.
  const house = { ...exchange.house, metrics: makeMetrics() };
  const http = await makeHttpApp(house);
  http.get("/api/probe", { preHandler: requireActor(house) }, (request) => actorOf(request));
  await http.ready();
  const places = await makePlaces(exchange);
  const signedIn: Reader[] = [];
  for (const [index, reader] of readers.entries()) signedIn.push(await signIn(exchange, http, places, reader, index));
  const numbers = signedIn.map((_, index) => providerNumber(index));
  await house.database.transaction((tx) =>
    numberReaders(
      tx,
      signedIn.map(({ accountId }, index) => ({ accountId, npi: numbers[index]! })),
    ),
  );
  await tellPeople(exchange, places.hospital, numbers);
  const people = await makePeople(exchange, places);
  return {
    exchange,
    http,
    readers: signedIn,
    people,
    async stop() {
      await http.close();
      await exchange.stop();
    },
  };
}

/** A national provider number of nobody. */
const providerNumber = (index: number): string => String(1_000_000_000 + index);

type Places = Record<ParticipantKey, Participant>;

async function makePlaces({ house }: TestExchange): Promise<Places> {
  const made: [string, Participant][] = [];
  for (const { key, ...terms } of participants) {
    const input = { ...terms, timeZone: "America/New_York", now: house.clock.now() };
    made.push([key, await house.database.transaction((tx) => addParticipant(tx, input))]);
  }
  return Object.fromEntries(made) as Places;
}

async function signIn(
  { house }: TestExchange,
  http: HttpServer,
  places: Places,
  { participant, titleId }: (typeof readers)[number],
  index: number,
): Promise<Reader> {
  const added = await addAccount(house, {
    given: "Rosa",
    family: "Delgado",
    email: `reader${index}@crossbay.example`,
    mobile: `+151855502${String(index).padStart(2, "0")}`,
    titleId,
    participantId: places[participant].id,
    state: "active",
    password: goodPassword,
  });
  if ("refused" in added) throw new Error(`${titleId} at ${participant}: ${added.refused}`);
  if (!house.outbox) throw new Error("The exchange keeps no outbox.");
  const browser = new TestBrowser(http, house.outbox, `192.0.2.${index + 1}`);
  await browser.signIn(added.account.username);
  await browser.post("/api/session/purpose", { purpose: "treatment" });
  const { body: actor, status } = await browser.get<Actor>("/api/probe");
  if (status !== 200) throw new Error(`${titleId} at ${participant} is no actor: ${JSON.stringify(actor)}`);
  return { name: `${titleId} at ${participant}`, accountId: added.account.id, actor, browser };
}

async function makePeople({ house }: TestExchange, places: Places): Promise<Person[]> {
  const reading = [places.hospital, places.practice, places.community];
  const people: Person[] = [];
  for (const state of states) {
    const person = await house.database.snapshot(async (tx) => {
      const terms = { family: surnameOf(state), birthDate: state.birthDate };
      const found = await findPersons(tx, house, terms, 10);
      const [only] = found;
      if (!only || found.length > 1) throw new Error(`${state.name} is ${found.length} persons.`);
      const patients = (await patientsOfPersons(tx, [only.personId])).get(only.personId) ?? [];
      return {
        state,
        personId: only.personId,
        patientIds: patients.map(({ patientId }) => patientId),
        labelOf: labelsOfPatients(patients),
      };
    });
    const decisions: Person["decisions"][number][] = [];
    for (const signed of state.signed)
      decisions.push(...(await sign(house, person, signed, { reading, others: places.exchange.id })));
    people.push({ ...person, decisions });
  }
  return people;
}

const labelsOfPatients = (patients: readonly LinkedPatient[]): Map<PatientId, Label> =>
  new Map(patients.map(({ patientId, recordNumber }) => [patientId, labelOfNumber(recordNumber)]));

async function sign(
  house: TestExchange["house"],
  { state, patientIds }: Omit<Person, "decisions">,
  { scope, value, covered, ...more }: State["signed"][number],
  { reading, others }: { reading: readonly Participant[]; others: Participant["id"] },
): Promise<Person["decisions"]> {
  const made: Person["decisions"][number][] = [];
  const wanted = scope === "participant" ? reading : [undefined];
  for (const participant of wanted) {
    const formId = {
      participant: participant?.emergencyServices ? "emergency-services" : "standard",
      community: "community",
      everyone: "deny-to-all",
    }[scope];
    // Only the form of emergency services offers its middle choice: elsewhere nobody could have signed it.
    if (value === "emergency-only" && !participant?.emergencyServices) continue;
    const scan = `%PDF-1.7 what ${state.name} signed for ${participant?.name ?? "everybody"}`;
    const saved = await house.database.transaction((tx) =>
      saveConsentDecision(
        tx,
        { now: house.clock.now(), timeZone: "America/New_York" },
        {
          patientId: patientIds[0]!,
          scope,
          value,
          formId,
          formVersion: 1,
          language: "en",
          signedOn: "2026-03-01",
          signerName: "Ada Signer",
          signerRelation: "self",
          evidence: "paper-on-file",
          ...(participant ? { participantId: participant.id } : {}),
          ...(covered ? { coveredParticipantIds: covered === "readers" ? reading.map(({ id }) => id) : [others] } : {}),
          ...more,
        },
        { kind: "scan", mediaType: "application/pdf", content: Buffer.from(scan) },
      ),
    );
    if (!("id" in saved)) throw new Error(`${state.name}: ${JSON.stringify(saved)}`);
    made.push({ id: saved.id, scope, participantId: participant?.id, scan });
  }
  return made;
}
