import type { NewTicket, TicketFields, TicketType } from "@crossbay/contract";
import { typedLine, typedText } from "../typed-text-rules.ts";
import { typeRules } from "./ticket-rules.ts";

type Fault = { field: string; detail: string };
type FieldName = keyof TicketFields;

/** What is asked besides the words, by type; the first are needed. */
const fieldsOf: Partial<Record<TicketType, { needed: readonly FieldName[]; allowed: readonly FieldName[] }>> = {
  deactivation: { needed: ["user"], allowed: ["affiliationId", "onDate"] },
  "role-change": { needed: ["user"], allowed: ["affiliationId", "onDate", "titleId"] },
  "email-change": { needed: ["newEmail"], allowed: ["user"] },
  "not-visible": { needed: [], allowed: ["patient", "decisionDate", "requestId"] },
  error: { needed: [], allowed: ["requestId"] },
};
const linesOf: readonly TicketType[] = ["wrong-data", "wrong-patient"];

const missing: Partial<Record<FieldName, string>> = {
  user: "Name whom it is about: by name, e-mail address or username.",
  newEmail: "Enter the new e-mail address in full.",
};

/** What is wrong with a request, field by field; what does not belong to its type is refused. */
export function ticketFaults({
  type,
  subject,
  text,
  fields = {},
  line,
  attachmentIds = [],
  screenshotId,
}: NewTicket): Fault[] {
  const faults: Fault[] = [];
  if (typedLine(subject) === "") faults.push({ field: "subject", detail: "Say in a few words what it is about." });
  if (typedText(text) === "") faults.push({ field: "text", detail: "Write what it is about." });
  const { needed, allowed } = fieldsOf[type] ?? { needed: [], allowed: [] };
  for (const field of needed) {
    if (typedLine(fields[field] ?? "") === "")
      faults.push({ field: `fields/${field}`, detail: missing[field] ?? "This is needed." });
  }
  for (const field of Object.keys(fields) as FieldName[]) {
    if (needed.includes(field) || allowed.includes(field)) continue;
    faults.push({ field: `fields/${field}`, detail: `This does not belong to “${typeRules[type].words}”.` });
  }
  if (fields.newEmail !== undefined && !looksLikeEmail(fields.newEmail)) {
    faults.push({ field: "fields/newEmail", detail: "Enter the new e-mail address in full." });
  }
  if (line && !linesOf.includes(type)) {
    faults.push({ field: "line", detail: `A line of a chart does not belong to “${typeRules[type].words}”.` });
  }
  if (screenshotId !== undefined && !attachmentIds.includes(screenshotId)) {
    faults.push({ field: "screenshotId", detail: "The picture is none of the attached files." });
  }
  return faults;
}

/** The same, without control characters and empty fields. */
export function cleanTicket(typed: NewTicket): NewTicket {
  const { fields, report, line } = typed;
  const lines = <Shape extends object>(shape: Shape): Shape =>
    Object.fromEntries(
      Object.entries(shape)
        .map(([name, value]) => [name, typeof value === "string" ? typedLine(value) : value] as const)
        .filter(([, value]) => value !== ""),
    ) as Shape;
  return {
    ...typed,
    subject: typedLine(typed.subject),
    text: typedText(typed.text),
    ...(fields ? { fields: lines(fields) } : {}),
    ...(report ? { report: { ...lines({ ...report, message: "" }), message: typedText(report.message) } } : {}),
    ...(line ? { line: lines(line) } : {}),
  };
}

/** By hand somebody reads it, so a shared mailbox is as good as any. */
export const looksLikeEmail = (text: string): boolean =>
  /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,190}\.[^\s@.<>"(),:;\\[\]]{2,63}$/.test(text.trim());
