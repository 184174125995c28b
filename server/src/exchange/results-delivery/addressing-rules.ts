import type { NumberedUser, Source } from "../../accounts/index.ts";
import type { NamedPractitioner } from "../../record/index.ts";
import type { NewDelivery } from "./delivery.ts";

/**
 * To whom what a change names goes: the accounts with that national provider number, for each participant for which they act but the one
 * that sent it, which has it already. Who works where a result comes from ordered it there, and gets no copy anywhere else.
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
      const elsewhere = own.filter(({ participantId }) => participantId !== home);
      const isTheirs = elsewhere.length < own.length && (kind === "result" || kind === "copy");
      for (const { accountId, participantId } of isTheirs ? [] : elsewhere) {
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
