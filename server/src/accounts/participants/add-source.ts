import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { foldSender, refuseSource } from "./participant-rules.ts";
import { insertSource, listParticipants, type Source } from "./participant-store.ts";

export type NewSource = {
  participantId: ParticipantId;
  code: string;
  name: string;
  /** MSH-3 */
  sendingApplication: string;
  /** MSH-4 */
  sendingFacility: string;
  /** PID-3.4 where a record number names none. */
  assigningAuthority: string;
  /** IANA name: HL7 times without an offset are read in it. */
  timeZone: string;
  /** Sensitivity labels that everything from this source carries. */
  labels?: readonly string[];
  mappedBy?: Source["mappedBy"];
  now: Date;
};

/** Makes a sending system known. Refused, in a sentence, when its code or its sender is known already. */
export async function addSource(tx: Tx, input: NewSource): Promise<Source | { refused: string }> {
  const source = {
    participantId: input.participantId,
    code: input.code,
    name: input.name.trim(),
    sendingApplication: foldSender(input.sendingApplication),
    sendingFacility: foldSender(input.sendingFacility),
    assigningAuthority: input.assigningAuthority.trim(),
    timeZone: input.timeZone,
    labels: [...(input.labels ?? [])],
    mappedBy: input.mappedBy ?? "configured",
  };
  const refused = refuseSource(source);
  if (refused) return { refused };
  const participant = (await listParticipants(tx)).find(({ id }) => id === source.participantId);
  if (!participant) return { refused: "There is no such participant." };
  const id = await insertSource(tx, source, input.now);
  if (!id) {
    const sender = `${source.sendingApplication}|${source.sendingFacility}`;
    return { refused: `The code ${source.code} or the sender ${sender} belongs to a source already.` };
  }
  return { id, participantName: participant.name, messagesPerSecondMax: null, consentSegment: null, ...source };
}
