let note: { threadId: string; masked: boolean } | undefined;

/** What the page of a thread says to whoever has just begun it. */
export function noteSent(threadId: string, masked: boolean): void {
  note = { threadId, masked };
}

/** Told once. */
export function takeSentNote(threadId: string): { masked: boolean } | undefined {
  const told = note?.threadId === threadId ? { masked: note.masked } : undefined;
  note = undefined;
  return told;
}
