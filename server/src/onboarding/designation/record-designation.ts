import type { Designation, DesignationRequest } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, listDirectory } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { checkDesignation } from "./designation-rules.ts";
import { findDesignation, insertDesignation } from "./designation-store.ts";
import { designationText } from "./designation-text.ts";
import { presentDesignation } from "./list-designations.ts";

/**
 * Keeps a participant's signed naming of its user manager and deputy, with the signature or document; it waits for a
 * relationship manager's check. Refused for the exchange itself, and once the participant's agreement has ended.
 */
export async function recordDesignation(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  recording: { participantId: string; request: DesignationRequest; actor: Actor; requestId: string },
): Promise<Designation | OnboardingRefusal> {
  const { participantId, request, actor, requestId } = recording;
  const now = context.clock.now();
  const [participant] = await listDirectory(tx, { participantId });
  if (!participant) return { refused: "not-found", detail: "There is no such participant." };
  if (participant.endedAt) return { refused: "step-closed", detail: `The agreement of ${participant.name} has ended.` };
  if (participant.type === "exchange") {
    return { refused: "step-closed", detail: "The exchange itself has administrators, and no user manager." };
  }
  const checked = checkDesignation(request, plainDateAt(now, participant.timeZone));
  if ("faults" in checked) return refuseForm("The designation was not kept.", checked.faults);
  const id = newId(now);
  await insertDesignation(tx, {
    ...checked,
    id,
    participantId: participant.id,
    formVersion: designationText.version,
    recordedAt: now,
    recordedBy: { accountId: actor.accountId, name: actor.name },
  });
  await writeEntries(tx, now, [
    {
      action: "designation-record",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      requestId,
      detail: {
        participantId: participant.id,
        designationId: id,
        evidence: checked.evidence,
        bytes: checked.document.length,
        deputy: checked.deputy !== null,
        formVersion: designationText.version,
      },
    },
  ]);
  const kept = await findDesignation(tx, id);
  if (!kept) throw new Error("A designation that was written is not there.");
  return presentDesignation(kept, participant.name);
}
