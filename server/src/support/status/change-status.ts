import type { NewStatusItem, StatusItem } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { typedLine, typedText } from "../typed-text-rules.ts";
import { itemFaults, type KeptItem, phaseOf } from "./status-rules.ts";
import { endItem, insertItem, insertUpdate, listItems, listUpdates, lockItem } from "./status-store.ts";

type By = { actor: Actor; requestId: string };
const shownAfterMs = 90 * 24 * 60 * 60 * 1000;
const itemsMax = 200;

/** What the status page says, has said for 90 days, and will say; the newest first. */
export const listStatusItems = (context: AccountsContext): Promise<StatusItem[]> =>
  context.database.snapshot(async (tx) => {
    const since = new Date(context.clock.now().getTime() - shownAfterMs);
    return presentItems(tx, await listItems(tx, { since, limit: itemsMax }));
  });

/** Puts an incident, maintenance or announcement on the status page. */
export async function addStatusItem(
  context: AccountsContext,
  { item, ...by }: By & { item: NewStatusItem },
): Promise<StatusItem | SupportRefusal> {
  const now = context.clock.now();
  const typed = { ...item, title: typedLine(item.title), text: typedText(item.text) };
  const faults = itemFaults(typed, now);
  if (faults.length > 0) return refuseForm("Nothing was published.", faults);
  const kept: KeptItem = {
    id: newId(now),
    kind: typed.kind,
    title: typed.title,
    text: typed.text,
    components: [...new Set(typed.components)],
    componentState: typed.componentState ?? (typed.kind === "maintenance" ? "maintenance" : null),
    from: typed.from === undefined ? now : new Date(typed.from),
    until: typed.until === undefined ? null : new Date(typed.until),
    toldOnSignIn: typed.toldOnSignIn,
    endedAt: null,
  };
  return context.database.transaction(async (tx) => {
    await insertItem(tx, kept, by.actor.accountId);
    await recordChange(tx, context, by, kept, "published");
    return (await presentItems(tx, [kept]))[0]!;
  });
}

/** Says something more of an item, and ends it with that where `ends`. */
export function updateStatusItem(
  context: AccountsContext,
  { itemId, text, ends, ...by }: By & { itemId: string; text: string; ends: boolean },
): Promise<StatusItem | SupportRefusal> {
  return context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const item = await lockItem(tx, itemId);
    if (!item) return noSuchItem;
    if (phaseOf(item, now) === "over") return isOver;
    const typed = typedText(text);
    if (typed === "") return refuseForm("Nothing was published.", [{ field: "text", detail: "Say what is new." }]);
    const update = { itemId, id: newId(now), at: now, byName: by.actor.name, text: typed };
    await insertUpdate(tx, update, by.actor.accountId);
    if (ends) await endItem(tx, itemId, now);
    await recordChange(tx, context, by, item, ends ? "ended" : "updated");
    return (await presentItems(tx, [{ ...item, endedAt: ends ? now : item.endedAt }]))[0]!;
  });
}

/** Items with what was said of them later on. */
export async function presentItems(tx: Tx, items: readonly KeptItem[]): Promise<StatusItem[]> {
  const updates = Map.groupBy(
    await listUpdates(
      tx,
      items.map(({ id }) => id),
    ),
    ({ itemId }) => itemId,
  );
  return items.map(({ componentState, from, until, endedAt, ...item }) => ({
    ...item,
    ...(componentState ? { componentState } : {}),
    from: from.toISOString(),
    ...(until ? { until: until.toISOString() } : {}),
    updates: (updates.get(item.id) ?? []).map(({ at, byName, text }) => ({ at: at.toISOString(), by: byName, text })),
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
  }));
}

const recordChange = (tx: Tx, { clock }: AccountsContext, by: By, item: KeptItem, what: string): Promise<void> =>
  writeEntries(tx, clock.now(), [
    {
      action: "status-change",
      outcome: "succeeded",
      actor: auditActorOf(by.actor),
      requestId: by.requestId,
      detail: { itemId: item.id, kind: item.kind, what },
    },
  ]);

const noSuchItem: SupportRefusal = { refused: "not-found", detail: "There is no such entry on the status page." };
const isOver: SupportRefusal = { refused: "step-closed", detail: "It is over already. Publish a new one." };
