import { createHash } from "node:crypto";
import type { Patient, Resource } from "@crossbay/formats/fhir";
import { accessRoutes, loadConsentForms, saveConsentDecision } from "../../server/src/access/index.ts";
import type { NewSource, Participant, Source } from "../../server/src/accounts/index.ts";
import { accountRoutes, addSource, listSources } from "../../server/src/accounts/index.ts";
import {
  findUnknownPatients,
  type IncomingPatient,
  lockPatients,
  preparePatients,
  readPatients,
  resolvePatients,
} from "../../server/src/identity/index.ts";
import { type HttpServer, makeHttpServer } from "../../server/src/platform/http.ts";
import { type AccountId, keyedId, type PatientId, type PersonId } from "../../server/src/platform/ids.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { sql } from "../../server/src/platform/sql.ts";
import {
  prepareResources,
  type RecordChange,
  readStoredResources,
  recordRoutes,
  saveResources,
} from "../../server/src/record/index.ts";
import { type AccountsWorld, startAccountsWorld, TestBrowser } from "./accounts-world.ts";
import { fhirPatient, type PatientTerms, testKeys } from "./patients.ts";

/** Crossbay General with its feed, Lantern Street with a reader, and a way to tell the exchange about patients. */
export type RecordWorld = AccountsWorld & {
  hospital: Participant;
  practice: Participant;
  feed: Source;
  addFeed(terms: Partial<NewSource> & Pick<NewSource, "participantId" | "code">): Promise<Source>;
  /** All feeds as intake knows them, the flags of their participants among their labels. */
  sources(): Promise<Source[]>;
  /** Tells one message: the patient and what is said of it. */
  tell(source: Source, recordNumber: string, told: Told): Promise<TellResult>;
  /** Records the patient's decision for a participant. */
  decide(patientId: PatientId, participant: Participant, value: "grant" | "deny"): Promise<void>;
  /** Signs somebody in with this title at this participant, and states a purpose. */
  reader(titleId: string, participant: Participant, npi?: string): Promise<TestBrowser>;
};

export type Told = {
  patient?: PatientTerms;
  /** Whom the registration names as general practitioner. */
  primaryCare?: Patient["generalPractitioner"];
  authority?: string;
  eventAt?: string;
  resources?: readonly Resource[];
  shared?: readonly Resource[];
  confidentiality?: readonly string[];
  mentioned?: readonly string[];
};
export type TellResult = { patientId: PatientId; personId: PersonId; changes: readonly RecordChange[] };

/** The id of a thing of a test's patient, the same for the same name. */
export const resourceId = (name: string): string => keyedId(testKeys.ids, "test-resource", name);

/** @param more registers further routes */
export async function aRecord(
  more: (http: HttpServer, context: AccountsWorld["context"]) => void = () => {},
): Promise<RecordWorld> {
  const world = await startAccountsWorld();
  // The world's own server has its routes already: this one counts its metrics apart.
  const context = { ...world.context, metrics: makeMetrics() };
  const http = await makeHttpServer({ log: context.log, metrics: context.metrics, trustedProxies: [] });
  await loadConsentForms(context);
  accountRoutes(http, context);
  accessRoutes(http, context);
  recordRoutes(http, context);
  more(http, context);
  await http.ready();
  const now = () => context.clock.now();

  const addFeed: RecordWorld["addFeed"] = (terms) =>
    world.transaction(async (tx) => {
      const added = await addSource(tx, {
        name: `${terms.code} feed`,
        sendingApplication: terms.code,
        sendingFacility: terms.code,
        assigningAuthority: terms.code,
        timeZone: "America/New_York",
        now: now(),
        ...terms,
      });
      if ("refused" in added) throw new Error(added.refused);
      return added;
    });
  const hospital = await world.participant({ name: "Crossbay General Hospital", emergencyServices: true });
  const practice = await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" });

  return {
    ...world,
    http,
    hospital,
    practice,
    feed: await addFeed({ participantId: hospital.id, code: "CGH" }),
    addFeed,
    sources: () => world.transaction((tx) => listSources(tx)),
    tell: (source, recordNumber, told) =>
      world.transaction(async (tx) => {
        const incoming = incomingOf(source, recordNumber, told);
        const patients = preparePatients(testKeys, [incoming]);
        const unknown = await findUnknownPatients(tx, patients);
        lockPatients(tx, patients, unknown);
        const facts = await readPatients(tx, patients, unknown);
        const [resolution] = resolvePatients(tx, { keys: testKeys, now: now() }, patients, facts);
        const { patientId, eventAt, messageKey, patient } = incoming;
        const resources = prepareResources([
          {
            patientId,
            sourceId: source.id,
            messageKey,
            eventAt,
            labels: source.labels,
            confidentiality: told.confidentiality ?? [],
            resources: [patient, ...(told.resources ?? [])],
            cleared: [],
            mentioned: told.mentioned ?? [],
            shared: told.shared ?? [],
          },
        ]);
        const stored = await readStoredResources(tx, resources);
        const changes = await saveResources(tx, { now: now() }, resources, stored);
        return { patientId, personId: resolution!.personId, changes };
      }),
    decide: (patientId, participant, value) =>
      world.transaction(async (tx) => {
        const saved = await saveConsentDecision(
          tx,
          { now: now(), timeZone: "America/New_York" },
          {
            patientId,
            scope: "participant",
            participantId: participant.id,
            value,
            formId: participant.emergencyServices ? "emergency-services" : "standard",
            formVersion: 1,
            language: "en",
            signedOn: "2026-03-10",
            signerName: "Maria Twinning",
            signerRelation: "self",
            evidence: "paper-on-file",
          },
        );
        if (!("id" in saved)) throw new Error(JSON.stringify(saved));
      }),
    async reader(titleId, participant, npi) {
      const { account } = await world.person({ titleId, participantId: participant.id });
      if (npi) await world.run(sql`update accounts.affiliation set npi = ${npi} where account_id = ${account.id}`);
      const browser = new TestBrowser(http, world.outbox);
      await browser.signIn(account.username);
      await browser.post("/api/session/purpose", { purpose: "treatment" });
      return beforeEachPerson(browser, async (personId) => {
        await showPerson(context, account.id, personId);
        await browser.post(`/api/persons/${personId}/redisclosure`);
      });
    },
    async stop() {
      await http.close();
      await world.stop();
    },
  };
}

/** Puts a person before somebody's eyes, as a search does. */
export const showPerson = (
  context: AccountsWorld["context"],
  accountId: AccountId,
  personId: PersonId,
): Promise<void> =>
  context.audit.record([
    {
      action: "search",
      outcome: "permitted",
      actor: { accountId, username: "reader" },
      personId,
      requestId: "shown by a search",
    },
  ]);

/** Has the browser do something once before it asks for the first page of each person. */
function beforeEachPerson(browser: TestBrowser, act: (personId: PersonId) => Promise<void>): TestBrowser {
  const met = new Set<string>();
  const meet = async (path: string) => {
    const personId = /^\/api\/persons\/([0-9a-f-]{36})\//.exec(path)?.[1] as PersonId | undefined;
    if (!personId || met.has(personId)) return;
    met.add(personId);
    await act(personId);
  };
  const { get, post } = browser;
  browser.get = async (path, headers) => {
    await meet(path);
    return get(path, headers);
  };
  browser.post = async (path, body, headers) => {
    await meet(path);
    return post(path, body, headers);
  };
  return browser;
}

function incomingOf(source: Source, recordNumber: string, told: Told): IncomingPatient {
  const authority = told.authority ?? source.assigningAuthority;
  const patientId = keyedId<PatientId>(testKeys.ids, source.id, "Patient", `${authority}|${recordNumber}`);
  return {
    patientId,
    sourceId: source.id,
    authority,
    recordNumber,
    patient: {
      ...fhirPatient(patientId, authority, recordNumber, told.patient ?? {}),
      ...(told.primaryCare ? { generalPractitioner: told.primaryCare } : {}),
    },
    eventAt: told.eventAt ?? "2026-03-11T10:00:00.000Z",
    messageKey: createHash("sha256").update(JSON.stringify(told)).digest(),
    merges: [],
  };
}
