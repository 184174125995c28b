import type { CannedAnswer, StaffMessage, StaffTicket } from "@crossbay/contract";
import { writeToTicket } from "../../ui/api/support-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useAttachments } from "../../ui/help/use-attachments.ts";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import type { TicketWork } from "./use-ticket-work.ts";

interface Draft {
  text: string;
  internal: boolean;
  after: NonNullable<StaffMessage["state"]>;
  cannedAnswerId?: string;
}

const empty: Draft = { text: "", internal: false, after: "waiting" };

/** An answer or a note while it is written. `field`: id of its text. */
export function useWriting(ticket: StaffTicket, work: TicketWork, field: string) {
  const { write: text } = useWords().supportTicket;
  const [draft, setDraft] = useDraft(`request ${ticket.id}`, empty);
  const attachments = useAttachments();
  const { busy, failure, errors, setErrors, send: ask } = useFormAnswer();

  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  /** Below what stands there already, so that nothing typed is lost. */
  const putIn = ({ id, text: words }: CannedAnswer) => {
    const before = draft.text.trimEnd();
    change({ text: before ? `${before}\n\n${words}` : words, cannedAnswerId: id });
  };

  const send = async () => {
    const { internal, after, cannedAnswerId } = draft;
    const words = draft.text.trim();
    const wrong = words
      ? attachments.sending.length > 0
        ? text.uploading
        : undefined
      : internal
        ? text.missingNote
        : text.missingAnswer;
    setErrors(wrong ? [{ field, text: wrong }] : []);
    if (wrong || busy) return;
    const attachmentIds = attachments.files.map(({ id }) => id);
    const message: StaffMessage = {
      text: words,
      internal,
      ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
      ...(internal ? {} : { state: after }),
      ...(cannedAnswerId && !internal ? { cannedAnswerId } : {}),
    };
    const sentence = internal ? text.noteAdded : after === "solved" ? text.solvedSent : text.answerSent;
    const answer = await ask(() => work.settle(() => writeToTicket(ticket.id, message), sentence));
    if (!answer.ok) return;
    setDraft(empty);
    attachments.clear();
  };

  return { draft, busy, failure, errors, attachments, change, putIn, send };
}
