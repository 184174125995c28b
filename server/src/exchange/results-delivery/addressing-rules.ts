import type { NumberedUser, Source } from "../../accounts/index.ts";
import type { NamedPractitioner } from "../../record/index.ts";
import type { NewDelivery } from "./delivery.ts";

/**
 * To whom what a change names goes: the accounts with that national provider number. Who acts for several participants gets it where it
 * came from, if that is one of them, and else for each, for nobody can tell for whom they ordered it.
 * @returns each once
 */
export function addressed(
  named: readonly NamedPractitioner[],
  users: readonly NumberedUser[],
  sources: readonly Pick<Source, "id" | "participantId">[],
): NewDelivery[] {
  const usersOf = Map.groupBy(users, ({ npi }) => npi);
  const deliveries = new Map<string, NewDelivery>();
  for (const { change, kind, reason, npi } of named) {
    const { patientId, resourceId, version, sourceId } = change;
    const home = sources.find(({ id }) => id === sourceId)?.participantId;
    for (const own of Map.groupBy(usersOf.get(npi) ?? [], ({ accountId }) => accountId).values()) {
      const there = own.filter(({ participantId }) => participantId === home);
      for (const { accountId, participantId } of there.length > 0 ? there : own) {
        const delivery = { accountId, participantId, patientId, resourceId, version, kind, reason, sourceId };
        const key = [accountId, participantId, patientId, resourceId, kind].join();
        // Of one resource that a batch changes twice the newer version counts.
        const known = deliveries.get(key);
        if (!known || known.version <= version) deliveries.set(key, delivery);
      }
    }
  }
  return [...deliveries.values()];
}
