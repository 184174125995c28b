import type { ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Names of these participants, those whose agreement has ended too. */
export async function findParticipantNames(
  tx: Tx,
  participantIds: readonly ParticipantId[],
): Promise<ReadonlyMap<ParticipantId, string>> {
  if (participantIds.length === 0) return new Map();
  const found = await rows<{ id: ParticipantId; name: string }>(
    tx,
    sql`select id, name from accounts.participant where id = any(${participantIds}::uuid[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
