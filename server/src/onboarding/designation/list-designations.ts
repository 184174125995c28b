import type { Designation } from "@crossbay/contract";
import { listParticipants } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findDesignationsOf, findWaitingDesignations, type KeptDesignation } from "./designation-store.ts";

/** Designations of a participant, the newest first. */
export async function listDesignations(
  tx: Tx,
  participant: { id: ParticipantId; name: string },
): Promise<Designation[]> {
  const kept = await findDesignationsOf(tx, participant.id);
  return kept.map((designation) => presentDesignation(designation, participant.name));
}

/** Designations that wait for a relationship manager, the oldest first. */
export async function listWaitingDesignations(tx: Tx): Promise<Designation[]> {
  const waiting = await findWaitingDesignations(tx);
  if (waiting.length === 0) return [];
  const names = new Map((await listParticipants(tx)).map(({ id, name }) => [id, name]));
  return waiting.map((designation) => presentDesignation(designation, names.get(designation.participantId) ?? ""));
}

export const presentDesignation = (kept: KeptDesignation, participantName: string): Designation => ({
  id: kept.id,
  participantId: kept.participantId,
  participantName,
  state: kept.state,
  signatoryName: kept.signatoryName,
  signatoryPosition: kept.signatoryPosition,
  signedOn: kept.signedOn,
  manager: kept.manager,
  ...(kept.deputy ? { deputy: kept.deputy } : {}),
  evidence: kept.evidence,
  recordedAt: kept.recordedAt.toISOString(),
  recordedBy: kept.recordedBy,
  ...(kept.decidedAt ? { decidedAt: kept.decidedAt.toISOString() } : {}),
  ...(kept.decidedBy ? { decidedBy: kept.decidedBy } : {}),
  ...(kept.returnedBecause ? { returnedBecause: kept.returnedBecause } : {}),
  ...(kept.alreadyKnown.length > 0 ? { alreadyKnown: kept.alreadyKnown } : {}),
});
