import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { endAffiliations } from "../people/end-affiliation.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { endAgreement, listAffiliationIds, listDirectory, lockParticipants } from "./directory-store.ts";

/**
 * A participant's agreement has ended: everybody's affiliation there ends with it, and nothing changes there any more. What
 * it sent and what was agreed with it stays. Refused for the exchange itself, and when it had ended before.
 * @returns how many affiliations ended
 */
export async function endParticipant(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  ending: { participantId: ParticipantId | string; by: AuditActor; requestId: string },
): Promise<{ ended: number } | AccountsRefusal> {
  const { by, requestId } = ending;
  await lockParticipants(tx);
  const [participant] = await listDirectory(tx, ending);
  if (!participant) return { refused: "not-found", detail: "There is no such participant." };
  if (participant.type === "exchange") {
    return { refused: "step-closed", detail: "The exchange itself has no agreement that could end." };
  }
  const now = context.clock.now();
  if (!(await endAgreement(tx, participant.id, now))) {
    return { refused: "already-decided", detail: `The agreement of ${participant.name} had ended before.` };
  }
  await writeEntries(tx, now, [
    {
      action: "participant-change",
      outcome: "succeeded",
      actor: by,
      requestId,
      detail: { participantId: participant.id, participant: participant.name, fields: "endedAt" },
    },
  ]);
  const affiliationIds = await listAffiliationIds(tx, participant.id);
  const reason = `The agreement of ${participant.name} ended.`;
  const ended = await endAffiliations(tx, context, { affiliationIds, reason, by, requestId });
  return { ended: ended.length };
}
