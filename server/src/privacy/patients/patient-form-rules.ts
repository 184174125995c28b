import type { NewPatientRequest } from "@crossbay/contract";
import { isPlainDate } from "../../platform/plain-date.ts";
import type { RequestLanguage } from "./request-rules.ts";

/** What somebody typed on the page for patients. */
export type PatientForm = {
  kind: string;
  relation: string;
  name: string;
  birthDate: string;
  contact: string;
  words: string;
  /** Nobody sees this field: whoever fills it is a program. */
  website: string;
};

export type PatientField = Exclude<keyof PatientForm, "website">;
export type PatientFormFault = { field: PatientField; detail: string };

export const patientLengthsMax = { name: 200, birthDate: 10, contact: 254, words: 1_000 } as const;

export const requestKinds = [
  "access-report",
  "own-record",
  "consent-values",
  "deny-everyone",
  "lift-denial",
] as const satisfies readonly NewPatientRequest["kind"][];
export const relations = [
  "self",
  "parent",
  "guardian",
  "health-care-agent",
  "other-representative",
] as const satisfies readonly NewPatientRequest["relation"][];

/** The form from an urlencoded body; what is missing is empty, what is there twice counts once. */
export function readPatientForm(body: string): PatientForm {
  const fields = new URLSearchParams(body);
  const line = (name: string) =>
    (fields.get(name) ?? "")
      .normalize("NFC")
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim();
  const words = (fields.get("words") ?? "").normalize("NFC").replace(/\r\n?/g, "\n");
  return {
    kind: line("kind"),
    relation: line("relation"),
    name: line("name"),
    birthDate: line("birthDate"),
    contact: line("contact"),
    // Lines of a letter stay lines.
    words: words.replace(/[^\P{Cc}\n\t]/gu, " ").trim(),
    website: line("website"),
  };
}

/** What the form asks for, or what is wrong with it, field by field in the order of the page. */
export function requestOfForm(
  form: PatientForm,
  { today, language }: { today: string; language: RequestLanguage },
): { request: NewPatientRequest } | { faults: PatientFormFault[] } {
  const words = faultWords[language];
  const faults: PatientFormFault[] = [];
  const kind = requestKinds.find((each) => each === form.kind);
  const relation = relations.find((each) => each === form.relation);
  if (!kind) faults.push({ field: "kind", detail: words.kind });
  if (!relation) faults.push({ field: "relation", detail: words.relation });
  if (form.name === "") faults.push({ field: "name", detail: words.name });
  if (!isPlainDate(form.birthDate) || form.birthDate > today || form.birthDate < "1880-01-01")
    faults.push({ field: "birthDate", detail: words.birthDate });
  if (form.contact === "") faults.push({ field: "contact", detail: words.contact });
  for (const field of ["name", "contact", "words"] as const) {
    const max = patientLengthsMax[field];
    if (form[field].length > max) faults.push({ field, detail: words.tooLong(form[field].length, max) });
  }
  if (!kind || !relation || faults.length > 0) return { faults };
  const { name, birthDate, contact } = form;
  return { request: { kind, relation, name, birthDate, contact, ...(form.words ? { words: form.words } : {}) } };
}

type FaultWords = Record<"kind" | "relation" | "name" | "birthDate" | "contact", string> & {
  tooLong: (has: number, max: number) => string;
};

const faultWords: Record<RequestLanguage, FaultWords> = {
  en: {
    kind: "Choose what you ask for.",
    relation: "Say whether you are the patient or stand for the patient.",
    name: "Enter the patient's name.",
    birthDate: "Enter the patient's birth date as year, month and day.",
    contact: "Enter an e-mail address or a telephone number on which we reach you.",
    tooLong: (has, max) => `This has ${has} characters; ${max} fit.`,
  },
  es: {
    kind: "Elija lo que pide.",
    relation: "Diga si usted es el paciente o lo representa.",
    name: "Escriba el nombre del paciente.",
    birthDate: "Escriba la fecha de nacimiento del paciente con año, mes y día.",
    contact: "Escriba un correo electrónico o un teléfono donde podamos encontrarle.",
    tooLong: (has, max) => `Esto tiene ${has} caracteres; caben ${max}.`,
  },
};
