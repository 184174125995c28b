import type { GlassReviews } from "@crossbay/contract";
import { type AccessContext, type GlassEvent, listGlassEvents } from "../../access/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, isWithin, participantOf } from "../asking.ts";
import { presentGlasses } from "./present-glass.ts";
import { findDealtWith, type GlassDealtWith } from "./review-store.ts";

const shownMax = 200;
const eventsAtOnce = 500;
/** So many events are looked through for those that wait; the queue of one participant is never as long. */
const eventsMax = 10_000;
const newsMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Breakings of the glass that wait for review or for the patient's letter, those without a review first, or those with which all
 * is done; at most 200. An officer sees those at the own participant, and those under which its Part 2 data was shown elsewhere.
 */
export async function viewGlasses(
  context: AccessContext,
  asking: Asking,
  { settled }: { settled: boolean },
): Promise<GlassReviews> {
  const now = context.clock.now();
  const { shown, waiting, more } = await context.database.snapshot(async (tx) => {
    const { found, dealtWith, waiting } = await gather(tx, asking, {
      settled,
      newsSince: new Date(now.getTime() - newsMs),
    });
    const ordered = found.toSorted(
      (one, other) => Number(isReviewed(dealtWith, one)) - Number(isReviewed(dealtWith, other)),
    );
    const events = ordered.slice(0, shownMax);
    return {
      shown: await presentGlasses(tx, asking, { events, dealtWith, now }),
      waiting,
      more: found.length > shownMax,
    };
  });
  await context.audit.record([
    auditOf(asking, {
      action: "break-the-glass-review",
      outcome: "permitted",
      patientIds: [...new Set(shown.flatMap(({ event }) => event.patientIds))],
      detail: { events: shown.length, settled },
    }),
  ]);
  return { events: shown.map(({ review }) => review), waiting, more };
}

const isReviewed = (dealtWith: ReadonlyMap<string, GlassDealtWith>, { id }: GlassEvent): boolean =>
  Boolean(dealtWith.get(id)?.outcome);

async function gather(
  tx: Tx,
  { scope }: Asking,
  { settled, newsSince }: { settled: boolean; newsSince: Date },
): Promise<{ found: GlassEvent[]; dealtWith: Map<string, GlassDealtWith>; waiting: number }> {
  const dealtWith = new Map<string, GlassDealtWith>();
  const found: GlassEvent[] = [];
  let waiting = 0;
  for await (const events of eventsOf(tx, participantOf(scope))) {
    for (const done of await findDealtWith(
      tx,
      events.map(({ id }) => id),
    )) {
      dealtWith.set(done.glassId, done);
    }
    for (const event of events) {
      const done = dealtWith.get(event.id);
      const isOwn = isWithin(scope, event.participantId);
      if (isOwn && !done?.outcome) waiting += 1;
      // What was broken elsewhere is reviewed there: here it is to be known for some weeks.
      const isSettled = isOwn ? Boolean(done?.outcome && done.noticeSentAt) : event.openedAt < newsSince;
      if (isSettled === settled) found.push(event);
    }
  }
  return { found, dealtWith, waiting };
}

/** Events in scope, newest first, some at a time. */
async function* eventsOf(tx: Tx, participantId: ParticipantId | undefined): AsyncGenerator<GlassEvent[]> {
  const elsewhere = participantId
    ? (await listGlassEvents(tx, { disclosedTo: participantId, limit: shownMax })).filter(
        (event) => event.participantId !== participantId,
      )
    : [];
  if (elsewhere.length > 0) yield elsewhere;
  let before: Date | undefined;
  for (let seen = 0; seen < eventsMax; ) {
    const events = await listGlassEvents(tx, {
      ...(participantId ? { participantIds: [participantId] } : {}),
      ...(before ? { openedBefore: before } : {}),
      limit: eventsAtOnce,
    });
    if (events.length > 0) yield events;
    if (events.length < eventsAtOnce) return;
    seen += events.length;
    before = events.at(-1)?.openedAt;
  }
}
