import {
  type DemoConsent,
  type DemoMessage,
  type DemoRegion,
  accounts as demoAccounts,
  participants as demoParticipants,
  demoPassword,
  sources as demoSources,
  generateRegion,
} from "@crossbay/demo";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { saveConsentDecision } from "../access/index.ts";
import {
  addAccount,
  addParticipant,
  addSource,
  listAccounts,
  listParticipants,
  listSources,
} from "../accounts/index.ts";
import { runDirectory } from "../directory/index.ts";
import { patientIdOf } from "../intake/index.ts";
import type { ParticipantId } from "../platform/ids.ts";
import { plainDateAt } from "../platform/plain-date.ts";
import { PlainError } from "../platform/plain-error.ts";
import { findProgress, noteProgress } from "../platform/progress.ts";
import type { Tx } from "../platform/transaction.ts";
import type { House } from "./house.ts";
import { loadDemoPeople } from "./load-demo-people.ts";
import type { OutgoingMessage } from "./message-lanes.ts";
import { sendMessages } from "./mllp-client.ts";

const DemoProgress = Type.Object({
  state: Type.Union([Type.Literal("loading"), Type.Literal("loaded")]),
  people: Type.Integer(),
  seed: Type.Integer(),
  today: Type.String(),
});
type DemoProgress = Static<typeof DemoProgress>;

const progressName = "demo-region";
const seed = 20_261_122;
// Nothing of the region may lie ahead of its own wall clocks.
const regionTimeZone = "America/New_York";

/**
 * Loads the demo region into an empty database, or goes on where a load was cut short: participants, sources and
 * accounts by their verbs, messages through the MLLP port like any feed's, then the signed consents.
 * @returns what is loaded, or undefined when the database belongs to somebody else's participants
 */
export async function loadDemo(
  house: House,
  options: {
    people: number;
    mllpPort: number;
    signal: AbortSignal;
    onProgress: (done: number, of: number) => void;
  },
): Promise<{ loadedNow: boolean } | undefined> {
  const progress = await house.database.transaction((tx) => beginLoading(tx, house, options.people));
  if (!progress) return undefined;
  if (progress.state === "loaded") return { loadedNow: false };
  await addDemoAccounts(house);
  await loadDemoPeople(house);
  const region = generateRegion(progress);
  await sendRegion(region, options);
  await sendMessages({
    ...{ host: "127.0.0.1", port: options.mllpPort, connections: 1, signal: options.signal },
    messages: outgoing(region.arrivals(house.clock.now())),
  });
  if (options.signal.aborted) return { loadedNow: false };
  await house.database.transaction(async (tx) => {
    await saveConsents(tx, house, region.consents);
    await noteProgress(tx, house.clock.now(), progressName, { ...progress, state: "loaded" });
  });
  // So that the directory shows it at once, and not in a minute.
  await runDirectory(house, house.clock.now());
  return { loadedNow: true };
}

async function beginLoading(tx: Tx, house: House, people: number): Promise<DemoProgress | undefined> {
  const found = await findProgress(tx, progressName);
  if (found !== undefined) return Value.Parse(DemoProgress, found);
  if ((await listParticipants(tx)).length > 0) return undefined;
  const now = house.clock.now();
  const progress: DemoProgress = { state: "loading", people, seed, today: plainDateAt(now, regionTimeZone) };
  const ids = new Map<string, ParticipantId>();
  for (const { key, ...participant } of demoParticipants) {
    ids.set(key, (await addParticipant(tx, { now, ...participant })).id);
  }
  for (const { key, participantKey, ...source } of demoSources) {
    const added = await addSource(tx, { now, code: key, participantId: ids.get(participantKey)!, ...source });
    if ("refused" in added) throw new PlainError(`The demo source ${key} could not be added: ${added.refused}`);
  }
  await noteProgress(tx, now, progressName, progress);
  return progress;
}

async function addDemoAccounts(house: House): Promise<void> {
  const known = await house.database.snapshot(async (tx) => {
    const accounts = await listAccounts(tx, house.clock.now());
    return new Set(accounts.map(({ username }) => username));
  });
  const idOf = await participantIds(house);
  // A load that was cut short finds the accounts that it had made.
  for (const { participantKey, ...account } of demoAccounts.filter(({ username }) => !known.has(username))) {
    const added = await addAccount(house, {
      ...account,
      participantId: idOf(participantKey),
      password: demoPassword,
      ...(account.state === "active" ? { trainingWaivedReason: "Invented account of the demo region" } : {}),
    });
    if ("refused" in added) {
      throw new PlainError(`The demo account ${account.username} could not be added: ${added.refused}`);
    }
  }
}

async function participantIds(house: House): Promise<(key: string) => ParticipantId> {
  const known = await house.database.snapshot((tx) => listParticipants(tx));
  const byName = new Map(known.map(({ name, id }) => [name, id]));
  const byKey = new Map(demoParticipants.map(({ key, name }) => [key, byName.get(name)]));
  return (key) => {
    const id = byKey.get(key);
    if (!id) throw new PlainError(`The demo participant ${key} is missing: start with an empty data folder.`);
    return id;
  };
}

/** Over several connections at once, as in life; what is told of one person keeps its order. */
async function sendRegion(
  region: DemoRegion,
  options: { mllpPort: number; signal: AbortSignal; onProgress: (done: number, of: number) => void },
): Promise<void> {
  const { failures } = await sendMessages({
    host: "127.0.0.1",
    port: options.mllpPort,
    connections: 8,
    messages: outgoing(region.messages()),
    signal: options.signal,
    onProgress: (sent) => options.onProgress(sent, region.messageCount),
  });
  if (failures[0] && !options.signal.aborted) {
    throw new PlainError(
      `${failures.length} messages of the demo region were not taken; the first: ${failures[0].sentence}`,
    );
  }
}

function* outgoing(messages: Iterable<DemoMessage>): Iterable<OutgoingMessage> {
  for (const { text, personKey } of messages) yield { bytes: Buffer.from(text), orderKey: personKey };
}

/** Kinds of participant that the community's form does not list (policy §6). */
const besideCommunity: readonly string[] = ["exchange", "health-plan", "community-organisation"];

async function saveConsents(tx: Tx, house: House, consents: readonly DemoConsent[]): Promise<void> {
  const sourcesByCode = new Map((await listSources(tx)).map((source) => [source.code, source]));
  const idOf = await participantIds(house);
  const community = demoParticipants.filter(({ type }) => !besideCommunity.includes(type)).map(({ key }) => idOf(key));
  for (const { scope, participantKey, value, signedOn, signerName, signerRelation, ...patient } of consents) {
    const source = sourcesByCode.get(patient.sourceKey)!;
    const saved = await saveConsentDecision(
      tx,
      { now: house.clock.now(), timeZone: source.timeZone },
      {
        patientId: patientIdOf(house.keys, source.id, source.assigningAuthority, patient.recordNumber),
        scope,
        ...(participantKey ? { participantId: idOf(participantKey) } : {}),
        ...(scope === "community" ? { coveredParticipantIds: community } : {}),
        value,
        formId: formOf(scope, participantKey),
        formVersion: 1,
        language: "en",
        signedOn,
        signerName,
        signerRelation,
        evidence: "paper-on-file",
      },
    );
    if ("refused" in saved) throw new PlainError(`A consent of the demo region could not be saved: ${saved.refused}`);
  }
}

function formOf(scope: DemoConsent["scope"], participantKey: string | undefined): string {
  if (scope === "community") return "community";
  if (scope === "everyone") return "deny-to-all";
  const participant = demoParticipants.find(({ key }) => key === participantKey);
  return participant?.emergencyServices ? "emergency-services" : "standard";
}
