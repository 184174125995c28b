import type { Delivery } from "@crossbay/contract";
import { admitList, auditOfGrant, type Refusal, requestGrant } from "../../access/index.ts";
import { type Actor, auditActorOf } from "../../accounts/index.ts";
import { personOfPatients } from "../../identity/index.ts";
import { type DeliveryReason, type RecordContext, readDelivered, withholdingNotice } from "../../record/index.ts";
import { findDelivery, markRead } from "./delivery-store.ts";
import { lineOf, recipientOf } from "./list-deliveries.ts";

const way = "portal-delivery";

/**
 * What was sent to somebody by name, and nothing else of the record, decided anew now: it opens despite a denial, and never holds data of a
 * Part 2 programme. Somebody else's, one that may not be shown any more, and one that does not exist are answered alike. The look is in
 * the audit record when this resolves.
 */
export async function openDelivery(
  context: RecordContext,
  { actor, deliveryId, requestId }: { actor: Actor; deliveryId: string; requestId: string },
): Promise<Delivery | Refusal | "not-found"> {
  const refusal = await admitList(context, { actor, way, requestId });
  if (refusal) return refusal;
  const { delivery, personId } = await context.database.snapshot(async (tx) => {
    const delivery = await findDelivery(tx, recipientOf(actor), deliveryId);
    const persons = delivery ? await personOfPatients(tx, [delivery.patientId]) : undefined;
    return { delivery, personId: delivery && persons?.get(delivery.patientId) };
  });
  const refuse = async (rule: "not-found" | "withheld") => {
    const subject = personId ? { personId } : {};
    const purpose = actor.purpose ? { purpose: actor.purpose } : {};
    const asked = {
      action: "delivery-view",
      way,
      requestId,
      actor: auditActorOf(actor),
      ...purpose,
      ...subject,
    } as const;
    await context.audit.record([{ ...asked, outcome: "refused", rule }]);
    return "not-found" as const;
  };
  if (!delivery || !personId) return refuse("not-found");
  const grant = await requestGrant(context, { actor, way, requestId, personId, namedRecipient: true });
  if (grant.refused) return grant;
  const delivered = (await readDelivered(context, [{ ...delivery, grant }])).get(delivery.resourceId);
  if (!delivered) return refuse("withheld");
  await context.audit.record([auditOfGrant(grant, "delivery-view", requestId, { kind: delivery.kind })]);
  const now = context.clock.now();
  await context.database.transaction((tx) => markRead(tx, recipientOf(actor), delivery.id, now));
  const { report, results, encounter, notices } = delivered;
  return {
    ...lineOf({ ...delivery, readAt: delivery.readAt ?? now }, delivered),
    because: sentences[delivery.reason],
    withholdingNotice,
    notices,
    results,
    ...(report ? { report } : {}),
    ...(encounter ? { encounter } : {}),
  };
}

const sentences: Record<DeliveryReason, string> = {
  ordered: "You ordered it.",
  "copy-to": "Whoever ordered it asked for a copy to you.",
  consulted: "You are named as a consultant of this visit.",
  referred: "You referred the patient.",
  "primary-care": "You are named as the patient's primary care practitioner.",
};
