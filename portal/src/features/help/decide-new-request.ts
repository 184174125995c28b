import type { NewTicket, TicketType } from "@crossbay/contract";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

export interface RequestDraft {
  type?: TicketType | undefined;
  subject: string;
  text: string;
  user: string;
  onDate: string;
  titleId: string;
  newEmail: string;
  patient: string;
  decisionDate: string;
  requestId: string;
}

export const emptyRequest: RequestDraft = {
  subject: "",
  text: "",
  user: "",
  onDate: "",
  titleId: "",
  newEmail: "",
  patient: "",
  decisionDate: "",
  requestId: "",
};

type FieldName = Exclude<keyof RequestDraft, "type" | "subject" | "text">;

/** What each kind of request asks for besides the words, in order. */
export const fieldsOf: Record<TicketType, readonly FieldName[]> = {
  deactivation: ["user", "onDate"],
  "role-change": ["user", "titleId", "onDate"],
  "email-change": ["newEmail", "user"],
  "forgotten-username": [],
  "not-visible": ["patient", "decisionDate", "requestId"],
  error: ["requestId"],
  "wrong-data": [],
  "wrong-patient": [],
  "pop-ups": [],
  alerts: [],
  privacy: [],
  training: [],
  other: [],
};

/** The id of the control of a field. */
export const controlOf = (field: keyof RequestDraft): string => `request-${field}`;

const wanted = ["user", "newEmail", "patient"] as const;
const dates = ["onDate", "decisionDate"] as const;
const mailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

interface Asked {
  draft: RequestDraft;
  /** The reader gives titles, so one of the list is chosen. */
  choosesTitle: boolean;
  words: Words;
}

/** What is sent, or what is wrong with what was typed. Only what belongs to the kind of request is looked at. */
export function decideNewRequest({
  draft,
  choosesTitle,
  words,
}: Asked): { request: NewTicket } | { wrong: FieldError[] } {
  const { form } = words.help;
  const { type } = draft;
  const missing = { user: form.userMissing, patient: form.patientMissing, newEmail: form.emailMissing };
  const asked: readonly FieldName[] = type ? fieldsOf[type] : [];
  const typed = (field: FieldName) => draft[field].trim();
  // Whose address changes is, without another word, the sender.
  const optional = (field: FieldName) => type === "email-change" && field === "user";
  const wrongly = (field: FieldName) => asked.includes(field) && !optional(field) && !isRight(field, typed(field));
  const wrong: FieldError[] = [
    ...(draft.subject.trim() ? [] : [{ field: controlOf("subject"), text: form.subjectMissing }]),
    ...(type ? [] : [{ field: controlOf("type"), text: form.typeMissing }]),
    ...wanted.filter(wrongly).map((field) => ({ field: controlOf(field), text: missing[field] })),
    ...(choosesTitle && asked.includes("titleId") && !draft.titleId
      ? [{ field: controlOf("titleId"), text: form.titleMissing }]
      : []),
    ...dates.filter(wrongly).map((field) => ({ field: controlOf(field), text: form.dateWrong })),
    ...(draft.text.trim() ? [] : [{ field: controlOf("text"), text: form.textMissing }]),
  ];
  if (wrong.length > 0 || !type) return { wrong };
  const fields = Object.fromEntries(
    asked.flatMap((field) => {
      const value = dates.some((date) => date === field) ? parseTypedDate(typed(field)) : typed(field);
      return value ? [[field, value]] : [];
    }),
  );
  return {
    request: {
      type,
      subject: draft.subject.trim(),
      text: draft.text.trim(),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    },
  };
}

function isRight(field: FieldName, value: string): boolean {
  if (field === "newEmail") return mailForm.test(value);
  if (field === "onDate" || field === "decisionDate") return value === "" || parseTypedDate(value) !== undefined;
  return value !== "";
}
