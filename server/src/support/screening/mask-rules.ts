export type CredentialKind = "password" | "code";
/** What makes words look like a patient's. */
export type PatientSign = "social-security-number" | "record-number" | "birth-date" | "insurance-number" | "message";

/** A stretch of a text that is not for everybody. */
export type Found<Kind extends string = string> = { kind: Kind; start: number; end: number };

/** As long whatever it hides, so that nothing of it is told. */
export const mask = "••••••••";

/** The text with each stretch masked; those that overlap or touch become one. */
export function maskFound(text: string, found: readonly Found[]): string {
  let masked = "";
  let at = 0;
  for (const { start, end } of found.toSorted((one, other) => one.start - other.start)) {
    if (start > at || (at === 0 && start === 0)) masked += `${text.slice(at, start)}${mask}`;
    at = Math.max(at, end);
  }
  return masked + text.slice(at);
}
