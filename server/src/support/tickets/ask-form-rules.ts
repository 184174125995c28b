import type { TicketType } from "@crossbay/contract";
import { screenText } from "../screening/screen-text-rules.ts";
import { typedLine, typedText } from "../typed-text-rules.ts";
import { looksLikeEmail } from "./ticket-form-rules.ts";
import { typeRules } from "./ticket-rules.ts";

/** What somebody typed on the page on which anybody asks for help. */
export type AskForm = {
  type: string;
  name: string;
  email: string;
  organization: string;
  subject: string;
  text: string;
  /** Nobody sees this field: whoever fills it is a program. */
  website: string;
};

export type AskField = Exclude<keyof AskForm, "website">;
export type AskFault = { field: AskField; detail: string };

export const askLengthsMax: Record<AskField, number> = {
  type: 40,
  name: 150,
  email: 254,
  organization: 200,
  subject: 150,
  text: 8_000,
};

/** What can be asked without an account; what is wrong in a record is said at its line, or by the patient's own page. */
export const askedTypes: readonly TicketType[] = [
  "forgotten-username",
  "error",
  "pop-ups",
  "training",
  "email-change",
  "deactivation",
  "role-change",
  "alerts",
  "not-visible",
  "privacy",
  "other",
];

/** The form from an urlencoded body; what is missing is empty. */
export function readAskForm(body: string): AskForm {
  const fields = new URLSearchParams(body);
  const line = (name: string) => typedLine(fields.get(name) ?? "");
  return {
    type: line("type"),
    name: line("name"),
    email: line("email"),
    organization: line("organization"),
    subject: line("subject"),
    text: typedText(fields.get("text") ?? ""),
    website: line("website"),
  };
}

const missing: Record<Exclude<AskField, "organization">, string> = {
  type: "Choose what it is about.",
  name: "Enter your name.",
  email: "Enter your e-mail address in full.",
  subject: "Say in a few words what it is about.",
  text: "Write what it is about.",
};

/** What is wrong with the form, field by field, in the order of the page. What looks like a patient's is not taken: nobody proved who writes. */
export function askFaults(form: AskForm): AskFault[] {
  const faults: AskFault[] = [];
  const isType = askedTypes.some((type) => type === form.type);
  if (!isType) faults.push({ field: "type", detail: missing.type });
  if (form.name === "") faults.push({ field: "name", detail: missing.name });
  if (!looksLikeEmail(form.email)) faults.push({ field: "email", detail: missing.email });
  if (form.subject === "") faults.push({ field: "subject", detail: missing.subject });
  if (form.text === "") faults.push({ field: "text", detail: missing.text });
  for (const field of ["name", "email", "organization", "subject", "text"] as const) {
    const { length } = form[field];
    if (length > askLengthsMax[field]) {
      faults.push({ field, detail: `This has ${length} characters; ${askLengthsMax[field]} fit.` });
    }
    if (field !== "email" && screenText(form[field]).patientSigns.length > 0)
      faults.push({ field, detail: patientWords });
  }
  return faults;
}

export const patientWords =
  "This looks like something about a patient, such as a birth date or a record number. Take it out: this page is not a place for it.";

/** Types in the words of the form. */
export const askedTypeWords = (type: TicketType): string => typeRules[type].words;
export const isAskedType = (type: string): type is TicketType => askedTypes.some((asked) => asked === type);
