import type { Encounter, Identifier, Resource } from "@crossbay/formats/fhir";
import { findGone, type Hl7Error, type VisitMove } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import type { Keys } from "../../platform/keys.ts";
import type { Tx } from "../../platform/transaction.ts";
import {
  eventOfMove,
  findMessagesOfVisit,
  findMovedVisits,
  findVisitEvents,
  findVisits,
  type IncomingResources,
  type MovedVisit,
  retractVisit,
  tellAgain,
} from "../../record/index.ts";
import type { TranslatedMessage } from "../prepared-message.ts";
import { findRawMessages, type RawMessage } from "./raw-message-store.ts";
import { translateAgain } from "./translate-again.ts";

type MoveContext = { keys: Keys; now: Date };

/** One visit that goes from one patient to another, because a message says so. */
type Leave = {
  source: Source;
  messageKey: Buffer;
  eventAt: string;
  encounterId: string;
  from: PatientId;
  to: PatientId;
  fromNumber?: Identifier;
  toNumber?: Identifier;
  toAccount?: Identifier;
};

/**
 * A44 and A45: the visits go to the message's patient. Since a row never moves, what was told of them is told again, of the right
 * patient, from the messages as they came; and what stands with the wrong one is retracted. Consent goes with nothing.
 * @returns warnings where there is nothing to move
 */
export async function moveVisits(tx: Tx, context: MoveContext, message: TranslatedMessage): Promise<Hl7Error[]> {
  const { moves, patient, eventAt } = message.translation;
  const to = patient.patientId as PatientId;
  const warnings: Hl7Error[] = [];
  for (const move of moves) {
    const from = move.from.patientId as PatientId;
    if (from === to && move.visit?.fromId === move.visit?.toId) continue;
    const visits = (await findVisits(tx, from)).filter(isMoved(move));
    if (visits.length === 0) warnings.push(nothingToMove(message.translation.event));
    for (const { id: encounterId = "" } of visits) {
      const { source, key: messageKey } = message;
      const target = {
        ...(move.visit && { fromNumber: move.visit.fromNumber, toNumber: move.visit.toNumber }),
        ...(move.toAccount && { toAccount: move.toAccount }),
      };
      await moveVisit(tx, context, { source, messageKey, eventAt, encounterId, from, to, ...target });
    }
  }
  return warnings;
}

/** Late messages about visits that went to another patient since: they belong to whom the visit belongs now. */
export async function moveVisitsOn(
  tx: Tx,
  context: MoveContext,
  sources: readonly Source[],
  moved: readonly MovedVisit[],
): Promise<void> {
  for (const { at, patientId: from, encounterId, gone, messageKey } of moved) {
    const source = sources[at];
    if (gone.goneTo === undefined || source === undefined) continue;
    const { patientId, ...numbers } = gone.goneTo;
    const { eventAt } = gone;
    await moveVisit(tx, context, {
      source,
      messageKey,
      eventAt,
      encounterId,
      from,
      to: patientId as PatientId,
      ...numbers,
    });
  }
}

async function moveVisit(tx: Tx, context: MoveContext, leave: Leave): Promise<void> {
  const { source, messageKey, eventAt, encounterId, from, to, fromNumber, toNumber, toAccount } = leave;
  const raw = await findRawMessages(tx, source.id, await findMessagesOfVisit(tx, from, encounterId));
  const retold = raw.flatMap((message) => tellOf(context, leave, message));
  const toId = retold[0]?.resources[0]?.id;
  const returned = toId === undefined ? [] : await returnOf(tx, leave, toId);
  const { prepared, stored } = await tellAgain(tx, context, [...returned, ...retold]);
  const target = { ...(fromNumber && { fromNumber }), ...(toNumber && { toNumber }), ...(toAccount && { toAccount }) };
  const goneTo = { patientId: to, ...target };
  await retractVisit(tx, context, { patientId: from, encounterId, sourceId: source.id, messageKey, eventAt, goneTo });
  const onward = findMovedVisits(prepared, stored).filter(({ gone }) => gone.eventAt > eventAt);
  const sources = prepared.messages.map(() => source);
  await moveVisitsOn(tx, context, sources, onward.slice(0, 1));
}

/** What a message tells of the visit and of what hangs on it, as if it had been sent about the other patient. */
function tellOf(context: MoveContext, leave: Leave, { key, receivedAt, bytes }: RawMessage): IncomingResources[] {
  const { source, to, fromNumber, toNumber, toAccount } = leave;
  const [translation] = translateAgain(
    context,
    { source, bytes, receivedAt },
    {
      patientIdOf: () => to,
      visitNumberOf: (number) => (fromNumber && toNumber && isSame(number, fromNumber) ? toNumber : number),
      ...(toAccount && { accountOf: () => toAccount }),
    },
  );
  const encounter = translation?.resources.find(({ resourceType }) => resourceType === "Encounter");
  if (translation === undefined || encounter === undefined) return [];
  const hangsOnIt = (resource: Resource) =>
    "encounter" in resource && resource.encounter?.reference === `Encounter/${encounter.id}`;
  return [
    {
      patientId: to,
      sourceId: source.id,
      messageKey: key,
      eventAt: translation.eventAt,
      labels: source.labels,
      confidentiality: translation.confidentiality,
      resources: [encounter, ...translation.resources.filter(hangsOnIt)],
      visit: translation.visit,
      isRetold: true,
      cleared: [],
      mentioned: translation.mentioned,
      shared: [],
    },
  ];
}

/** A visit that comes back to a patient from whom it went is that patient's again. */
async function returnOf(tx: Tx, leave: Leave, encounterId: string): Promise<IncomingResources[]> {
  const { source, messageKey, eventAt, to } = leave;
  const events = await findVisitEvents(tx, to, encounterId);
  const earlier = events.filter((told) => told.eventAt <= eventAt);
  if (findGone(earlier, "") === undefined) return [];
  const visit = eventOfMove({ patientId: to, encounterId, eventAt }, "back");
  const silent = { confidentiality: [], cleared: [], mentioned: [], shared: [] };
  const { labels } = source;
  return [
    { patientId: to, sourceId: source.id, messageKey, eventAt, labels, resources: [visit.encounter], visit, ...silent },
  ];
}

const isSame = (a: Identifier, b: Identifier): boolean => a.value === b.value && a.system === b.system;

const nothingToMove = (event: string): Hl7Error => ({
  code: "204",
  severity: "W",
  location: event === "A44" ? { segment: "MRG", sequence: 1, field: 3 } : { segment: "PV1", sequence: 1, field: 19 },
  sentence: "The patient in MRG-1 has no such visit: nothing was moved.",
});

const isMoved =
  ({ visit, account }: VisitMove) =>
  ({ id, identifier }: Encounter): boolean =>
    visit
      ? id === visit.fromId
      : identifier?.some(
          (one) =>
            one.type?.coding?.[0]?.code === "AN" &&
            one.value === account?.value &&
            (one.system === undefined || account?.system === undefined || one.system === account.system),
        ) === true;
