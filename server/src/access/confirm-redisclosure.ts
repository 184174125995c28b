import { type Actor, auditActorOf } from "../accounts/index.ts";
import { writeEntries } from "../audit/index.ts";
import type { PersonId } from "../platform/ids.ts";
import type { AccessContext } from "./context.ts";
import { insertWarning } from "./reader-facts-store.ts";

/**
 * Notes that the reader read the warning against redisclosure before this person's record (42 CFR 2.32), once a session. It
 * opens nothing, and tells nobody whether there is such a person.
 */
export async function confirmRedisclosure(
  context: AccessContext,
  { actor, personId, requestId }: { actor: Actor; personId: PersonId; requestId: string },
): Promise<void> {
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    const isNew = await insertWarning(tx, { sessionId: actor.sessionId, personId, confirmedAt: now });
    if (!isNew) return;
    await writeEntries(tx, now, [
      {
        action: "redisclosure-confirm",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        personId,
        ...(actor.purpose ? { purpose: actor.purpose } : {}),
        requestId,
      },
    ]);
  });
}
