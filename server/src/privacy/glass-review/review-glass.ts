import type { GlassReview, SettleRequest } from "@crossbay/contract";
import { type AccessContext, type GlassEvent, listGlassEvents } from "../../access/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, isWithin } from "../asking.ts";
import { type PrivacyRefusal, refuseSilence } from "../refusal.ts";
import { presentGlasses } from "./present-glass.ts";
import { findDealtWith, insertNotice, insertReview } from "./review-store.ts";

/** Keeps what a review came to, once. Nobody reviews the glass that they broke themselves. */
export const reviewGlass = (
  context: AccessContext,
  asking: Asking,
  { glassId, outcome, words }: SettleRequest & { glassId: string },
): Promise<GlassReview | PrivacyRefusal> =>
  change(context, asking, { glassId, action: "break-the-glass-review", detail: { outcome } }, (tx, event, now) => {
    const refused = event.accountId === asking.actor.accountId ? ownGlass : refuseSilence(words);
    if (refused) return Promise.resolve(refused);
    const by = { accountId: asking.actor.accountId, name: asking.actor.name };
    return insertReview(tx, { glassId, outcome, words, by, now });
  });

/** Keeps that the patient's letter went out, once. */
export const noteNoticeSent = (
  context: AccessContext,
  asking: Asking,
  glassId: string,
): Promise<GlassReview | PrivacyRefusal> =>
  change(context, asking, { glassId, action: "patient-notice", detail: { sent: true } }, (tx, _event, now) => {
    const by = { accountId: asking.actor.accountId, name: asking.actor.name };
    return insertNotice(tx, { glassId, by, now });
  });

/** The event, when it is one of those for whose review somebody works. */
export async function findGlassInScope(tx: Tx, { scope }: Asking, glassId: string): Promise<GlassEvent | undefined> {
  const [event] = await listGlassEvents(tx, { ids: [glassId] });
  return event && isWithin(scope, event.participantId) ? event : undefined;
}

async function change(
  context: AccessContext,
  asking: Asking,
  what: { glassId: string; action: AuditAction; detail: Record<string, string | boolean> },
  write: (tx: Tx, event: GlassEvent, now: Date) => Promise<boolean | PrivacyRefusal>,
): Promise<GlassReview | PrivacyRefusal> {
  const { glassId, action, detail } = what;
  return context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const event = await findGlassInScope(tx, asking, glassId);
    if (!event) return noSuchGlass;
    const written = await write(tx, event, now);
    if (written === false) return doneAlready;
    if (written !== true) return written;
    const { personId, patientIds } = event;
    await writeEntries(tx, now, [
      auditOf(asking, { action, outcome: "succeeded", personId, patientIds, detail: { glassId, ...detail } }),
    ]);
    const dealtWith = new Map((await findDealtWith(tx, [glassId])).map((done) => [done.glassId, done]));
    const [shown] = await presentGlasses(tx, asking, { events: [event], dealtWith, now });
    if (!shown) throw new Error("A broken glass was not presented.");
    return shown.review;
  });
}

export const noSuchGlass: PrivacyRefusal = { refused: "not-found", detail: "There is no such event." };
const doneAlready: PrivacyRefusal = { refused: "already-decided", detail: "Somebody has done this already." };
const ownGlass: PrivacyRefusal = {
  refused: "level-lacks-right",
  detail: "You broke this glass yourself. Let another privacy officer or the exchange's auditors review it.",
};
