import type { Deliveries, DeliveryLine } from "@crossbay/contract";
import { type AccessGrant, admitList, auditOfGrant, type Refusal, requestGrants } from "../../access/index.ts";
import type { Actor } from "../../accounts/index.ts";
import { personOfPatients } from "../../identity/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { type Delivered, type RecordContext, readDelivered } from "../../record/index.ts";
import type { SentDelivery } from "./delivery.ts";
import { deliveriesOf } from "./delivery-store.ts";

const deliveriesMax = 200;
const way = "portal-delivery";

/**
 * The inbox of who acts for a participant: the newest 200 of what was sent to them by name, each decided anew. What may not be shown now is
 * left out, and not counted. One audit record for each person shown is committed before this resolves.
 */
export async function listDeliveries(
  context: RecordContext,
  { actor, requestId }: { actor: Actor; requestId: string },
): Promise<Deliveries | Refusal> {
  const refusal = await admitList(context, { actor, way, requestId });
  if (refusal) return refusal;
  const { found, persons } = await context.database.snapshot(async (tx) => {
    const found = await deliveriesOf(tx, recipientOf(actor), deliveriesMax + 1);
    return { found, persons: await personOfPatients(tx, [...new Set(found.map(({ patientId }) => patientId))]) };
  });
  const newest = found.slice(0, deliveriesMax);
  const grants = await requestGrants(context, {
    actor,
    way,
    requestId,
    namedRecipient: true,
    personIds: [...new Set(persons.values())],
  });
  const sent = newest.flatMap((delivery) => {
    const grant = grants.get(persons.get(delivery.patientId) as PersonId);
    return grant && !grant.refused ? [{ ...delivery, grant }] : [];
  });
  const readable = await readDelivered(context, sent);
  const shown = sent.flatMap((delivery) => {
    const delivered = readable.get(delivery.resourceId);
    return delivered ? [{ grant: delivery.grant, line: lineOf(delivery, delivered) }] : [];
  });
  await context.audit.record(auditOf(shown, requestId));
  return {
    deliveries: shown.map(({ line }) => line),
    unread: shown.filter(({ line }) => line.readAt === undefined).length,
    more: found.length > deliveriesMax,
  };
}

export const recipientOf = ({ accountId, participant }: Actor) => ({ accountId, participantId: participant.id });

/** A delivery as the inbox has it. */
export function lineOf(
  { id, kind, sentAt, readAt }: SentDelivery,
  { patient, from, critical, name }: Delivered,
): DeliveryLine {
  return {
    id,
    kind,
    title: titles[kind](from, name ?? "Result"),
    patient,
    from,
    sentAt: sentAt.toISOString(),
    ...(readAt ? { readAt: readAt.toISOString() } : {}),
    critical,
  };
}

const titles: Record<DeliveryLine["kind"], (from: string, name: string) => string> = {
  result: (_from, name) => name,
  copy: (_from, name) => name,
  referral: (from) => `Consultation at ${from}`,
  discharge: (from) => `Discharged from ${from}`,
};

const auditOf = (shown: readonly { grant: AccessGrant }[], requestId: string) =>
  [...Map.groupBy(shown, ({ grant }) => grant).entries()].map(([grant, deliveries]) =>
    auditOfGrant(grant, "delivery-list", requestId, { deliveries: deliveries.length }),
  );
