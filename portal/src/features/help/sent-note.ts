import type { TicketAnswer } from "@crossbay/contract";

export type SentNote = Pick<TicketAnswer, "words">;

let note: { ticketId: string; sent: SentNote } | undefined;

/** What the page of a request says to whoever has just sent it. */
export function noteSent(ticketId: string, { words }: TicketAnswer): void {
  note = { ticketId, sent: { words } };
}

/** Told once. */
export function takeSentNote(ticketId: string): SentNote | undefined {
  const told = note?.ticketId === ticketId ? note.sent : undefined;
  note = undefined;
  return told;
}
