type EntryNotice = "signed-out" | "signed-out-everywhere" | "password-set";

let notice: EntryNotice | undefined;

/** What the sign-in page says when somebody arrives there. */
export function noteForEntry(what: EntryNotice): void {
  notice = what;
}

/** Told once. */
export function takeEntryNotice(): EntryNotice | undefined {
  const told = notice;
  notice = undefined;
  return told;
}
