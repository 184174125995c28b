import type { Arrivals, Deliveries, Delivery, Problem } from "@crossbay/contract";
import { type Comparison, count, disagree, hold, holdStatus, nothing, stranger } from "./comparison.ts";
import { answerOf, decisionFor, isWithheld, nameOf } from "./expected.ts";
import type { Reader, WaysWorld } from "./world.ts";
import { type SentDelivery, sentDeliveries } from "./world-store.ts";

/** Asks each reader's lists, and for everything that was sent to them by name or to somebody else. */
export async function compareDeliveries(comparison: Comparison, world: WaysWorld): Promise<void> {
  const sent = await world.exchange.house.database.snapshot(sentDeliveries);
  if (sent.length === 0) throw new Error("Nothing was sent to anybody by name.");
  for (const reader of world.readers) {
    const own = sent.filter(({ accountId }) => accountId === reader.accountId);
    const open = await askLists(comparison, reader);
    for (const delivery of own) await askDelivery(comparison, world, reader, delivery, open);
    const another = sent.find(({ accountId }) => accountId !== reader.accountId);
    if (another) await askForAnothers(comparison, reader, another);
  }
}

/** Today's arrivals, of whom there are none, and the inbox. @returns the ids that the inbox lists */
async function askLists(comparison: Comparison, reader: Reader): Promise<ReadonlySet<string>> {
  const cell = { reader, before: stranger };
  const arrivals = await reader.browser.get<Arrivals & Problem>("/api/arrivals");
  const mayList = decisionFor("portal-arrivals", reader, undefined, stranger);
  hold(comparison, { ...cell, way: "portal-arrivals" }, arrivals, mayList, nothing);
  const inbox = await reader.browser.get<Deliveries & Problem>("/api/deliveries");
  const mayRead = decisionFor("portal-delivery", reader, undefined, stranger, { namedRecipient: true });
  hold(comparison, { ...cell, way: "portal-delivery" }, inbox, mayRead, nothing);
  return new Set(inbox.body.deliveries?.map(({ id }) => id));
}

async function askDelivery(
  comparison: Comparison,
  world: WaysWorld,
  reader: Reader,
  { id, patientId }: SentDelivery,
  listed: ReadonlySet<string>,
): Promise<void> {
  const person = world.people.find(({ patientIds }) => patientIds.includes(patientId));
  const label = person?.labelOf.get(patientId);
  if (!person || !label) throw new Error("Something was sent about nobody.");
  const cell = { reader, person, before: stranger, way: "portal-delivery" } as const;
  const decision = decisionFor(cell.way, reader, person, stranger, { namedRecipient: true });
  const shows = decision.permitted && !isWithheld(decision, label);
  const answer = await reader.browser.get<Delivery & Problem>(`/api/deliveries/${id}`);
  const expected = decision.permitted && !shows ? "not-found" : answerOf(decision);
  holdStatus(comparison, cell, answer, expected, new Set(shows ? [nameOf("result", label, person.state)] : []));
  count(comparison, cell.way);
  if (listed.has(id) !== shows) disagree(comparison, cell, `the inbox ${listed.has(id) ? "lists" : "lacks"} ${label}`);
}

async function askForAnothers(comparison: Comparison, reader: Reader, { id }: SentDelivery): Promise<void> {
  const cell = { reader, before: stranger, way: "portal-delivery" } as const;
  const decision = decisionFor(cell.way, reader, undefined, stranger);
  const answer = await reader.browser.get<Delivery & Problem>(`/api/deliveries/${id}`);
  holdStatus(comparison, cell, answer, answerOf(decision), nothing);
}
