import type { AuditAction } from "../../audit/index.ts";

/** What somebody tried, as staff say it on the phone; other actions go by their own name. */
const tries: Partial<Record<AuditAction, string>> = {
  "sign-in": "Signing in",
  "sign-in-code": "Entering the security code",
  "session-unlock": "Unlocking the session",
  "acting-for": "Choosing for whom to act",
  purpose: "Stating the purpose",
  search: "Searching for patients",
  "chart-view": "Opening a chart",
  "result-view": "Opening a result over time",
  "consent-view": "Opening the consent page",
  "consent-record": "Recording a decision of the patient",
  "consent-evidence-view": "Opening the evidence of a decision",
  "consent-form-print": "Printing a consent form",
  "consent-import": "Importing decisions of patients",
  "arrivals-view": "Opening the list of arrivals",
  "break-the-glass": "Breaking the glass",
  "break-the-glass-end": "Ending a broken glass",
  "redisclosure-confirm": "Reading the redisclosure warning",
  "refusal-explain": "Asking why a request was refused",
  "delivery-list": "Opening the list of deliveries",
  "delivery-view": "Opening a delivery",
  "audit-report": "Asking for an access report",
  "audit-export": "Exporting the audit record",
  "message-list": "Listing messages",
  "message-view": "Opening a message",
  "message-unmask": "Unmasking a message",
  "user-list": "Listing users",
  "user-look-up": "Looking up a user",
};

/** "Opening a chart". */
export function requestWords(action: string): string {
  const words = tries[action as AuditAction];
  if (words) return words;
  const plain = action.replaceAll("-", " ");
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
