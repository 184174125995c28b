import { findUsersOfNpis, listSources } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { personOfPatients } from "../../identity/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findNamedPractitioners, type RecordChange, type RecordContext } from "../../record/index.ts";
import { addressed } from "./addressing-rules.ts";
import { insertDeliveries } from "./delivery-store.ts";

/**
 * Sends what changes name somebody for to the inboxes of those people, in the transaction of the change: a result to who ordered it, a
 * copy, a consultation, a discharge (policy §6, one-to-one). A result that is told anew is sent anew. It goes out when its recipient
 * opens it, by the decision of that moment. One statement for the numbers of those named, none where nobody is.
 */
export async function deliverChanges(
  tx: Tx,
  { clock }: Pick<RecordContext, "clock">,
  changes: readonly RecordChange[],
): Promise<void> {
  const named = await findNamedPractitioners(tx, changes);
  if (named.length === 0) return;
  const users = await findUsersOfNpis(tx, [...new Set(named.map(({ npi }) => npi))]);
  if (users.length === 0) return;
  const now = clock.now();
  const sent = await insertDeliveries(tx, addressed(named, users, await listSources(tx)), now);
  if (sent.length === 0) return;
  const persons = await personOfPatients(tx, [...new Set(sent.map(({ patientId }) => patientId))]);
  await writeEntries(
    tx,
    now,
    sent.map(({ id, accountId, participantId, patientId, kind, reason }) => {
      const personId = persons.get(patientId);
      return {
        action: "delivery-queue",
        outcome: "succeeded",
        ...(personId ? { personId } : {}),
        patientIds: [patientId],
        way: "portal-delivery",
        rule: "one-to-one",
        requestId: id,
        detail: { kind, reason, recipient: accountId, participant: participantId },
      };
    }),
  );
}
