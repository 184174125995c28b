import type { StaffMessage, StaffTicket } from "@crossbay/contract";
import { type AccountsContext, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { useAttachments } from "../attachments/take-attachment.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { answerTicket } from "../tickets/answer-ticket.ts";
import { updateTicket } from "../tickets/ticket-store.ts";
import { typedText } from "../typed-text-rules.ts";
import { changeWords } from "./change-words-rules.ts";
import { noteChanges } from "./note-changes.ts";
import { showChanged } from "./present-staff-ticket.ts";
import { solveMerged } from "./solve-merged.ts";
import { refuseClosed, type TicketWork, workOnTicket } from "./work-on-ticket.ts";

/**
 * Writes an answer, or a note that staff alone read. Whoever answers a request that nobody has takes it. What reads like a
 * patient's goes to no sender without an account: the link of a mail is no encrypted channel (policy §9).
 */
export async function answerAsStaff(
  context: AccountsContext,
  { message, ...work }: TicketWork & { message: StaffMessage },
): Promise<StaffTicket | SupportRefusal> {
  const { actor, requestId } = work;
  const text = typedText(message.text);
  if (text === "") return refuseForm("Nothing was sent.", [{ field: "text", detail: "Write something." }]);
  if (message.internal && message.state === "solved") {
    return refuseForm("Nothing was kept.", [{ field: "state", detail: "Answer the sender to solve it." }]);
  }
  const outcome = await workOnTicket(context, work, async (tx, ticket) => {
    const now = context.clock.now();
    const refused = refuseClosed(ticket);
    if (refused) return refused;
    if (!message.internal && ticket.senderAccountId === null && screenText(text).patientSigns.length > 0) {
      return refuseForm("Nothing was sent.", [{ field: "text", detail: forOutside }]);
    }
    const owner = { accountId: actor.accountId };
    const use = { kind: "ticket", id: ticket.id } as const;
    const attachments = await useAttachments(tx, { ids: message.attachmentIds ?? [], owner, use });
    if ("refused" in attachments) return attachments;
    const { state } = message;
    const answered = await answerTicket(tx, context, {
      ticket,
      from: "staff",
      by: actor.name,
      actor,
      text,
      attachments,
      internal: message.internal,
      state: message.internal ? undefined : state,
      requestId,
    });
    if ("refused" in answered) return answered;
    const taken = !message.internal && answered.ticket.assigneeId === null;
    const moved = message.internal && state !== undefined && state !== ticket.state;
    const changed = await updateTicket(tx, answered.ticket, {
      ...(taken ? { assigneeId: actor.accountId } : {}),
      ...(moved ? { state, solvedAt: null } : {}),
    });
    const words = changeWords(ticket, changed, { by: actor, nameOf: () => actor.name, reason: undefined });
    await noteChanges(tx, { ticketId: ticket.id, actor, words, now });
    if (changed.state === "solved" && ticket.state !== "solved") {
      await solveMerged(tx, context, { ticket: changed, requestId });
    }
    if (message.cannedAnswerId !== undefined) {
      const detail = { ticketId: ticket.id, number: ticket.number, cannedAnswerId: message.cannedAnswerId };
      const entry = { action: "ticket-change", outcome: "succeeded", actor: auditActorOf(actor), requestId } as const;
      await writeEntries(tx, now, [{ ...entry, detail }]);
    }
    return {};
  });
  return "refused" in outcome ? outcome : showChanged(context, work);
}

const forOutside =
  "Something of a patient seems to stand in it, and the sender has no account. Write over Messages instead (Ask securely).";
