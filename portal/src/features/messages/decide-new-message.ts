import type { NewSecureThread, SecureRecipient, SecureTo } from "@crossbay/contract";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";
import { decideProof, emptyProof, type ProofDraft } from "./decide-proof.ts";

export interface OutsideDraft extends ProofDraft {
  name: string;
  email: string;
}

/** Somebody who was chosen; `ticket-sender`: whoever sent the request, by account. */
export type Chosen = SecureRecipient | { kind: "ticket-sender"; name: string };

export interface MessageDraft {
  chosen: readonly Chosen[];
  /** Absent: nobody outside. */
  outside: OutsideDraft | undefined;
  subject: string;
  text: string;
}

export const emptyOutside: OutsideDraft = { ...emptyProof, name: "", email: "" };
export const emptyMessage: MessageDraft = { chosen: [], outside: undefined, subject: "", text: "" };

const recipientsMax = 10;
const mailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The ids of the controls. */
export const controlIds = {
  to: "message-to",
  subject: "message-subject",
  text: "message-text",
  name: "outside-name",
  email: "outside-email",
} as const;

export const keyOfChosen = (chosen: Chosen): string =>
  "affiliationId" in chosen && chosen.affiliationId ? chosen.affiliationId : chosen.kind;

/** What is sent, or what is wrong with what was typed. */
export function decideNewMessage(
  draft: MessageDraft,
  words: Words,
): { message: NewSecureThread } | { wrong: FieldError[] } {
  const { form: text } = words.messages;
  const { chosen, outside } = draft;
  const proof = outside && decideProof(outside, words);
  const count = chosen.length + (outside ? 1 : 0);
  const wrong: FieldError[] = [
    ...(count === 0 ? [{ field: controlIds.to, text: text.toMissing }] : []),
    ...(count > recipientsMax ? [{ field: controlIds.to, text: text.tooMany }] : []),
    ...(outside && !outside.name.trim() ? [{ field: controlIds.name, text: text.nameMissing }] : []),
    ...(outside && !mailForm.test(outside.email.trim()) ? [{ field: controlIds.email, text: text.emailMissing }] : []),
    ...(proof?.wrong ?? []),
    ...(draft.subject.trim() ? [] : [{ field: controlIds.subject, text: text.subjectMissing }]),
    ...(draft.text.trim() ? [] : [{ field: controlIds.text, text: text.textMissing }]),
  ];
  if (wrong.length > 0) return { wrong };
  const to: SecureTo[] = chosen.flatMap((each): SecureTo[] => {
    if (each.kind === "help") return [{ kind: "help" }];
    if (each.kind === "ticket-sender") return [{ kind: "ticket-sender" }];
    return each.affiliationId ? [{ kind: "affiliation", affiliationId: each.affiliationId }] : [];
  });
  if (outside && proof?.proof) {
    const { name, email, days } = outside;
    const person = { name: name.trim(), email: email.trim(), proof: proof.proof, daysOpen: days };
    to.push({ kind: "outside", person });
  }
  return { message: { subject: draft.subject.trim(), text: draft.text.trim(), to } };
}
