import type { RecordConsentRequest } from "@crossbay/contract";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";
import { isForOneVisit, type SignableForm } from "./signable-forms.ts";

/** The consent form as typed. */
export interface TypedConsent {
  /** Absent: the participant's own. */
  formId?: string | undefined;
  language?: string | undefined;
  value: RecordConsentRequest["value"] | undefined;
  signerRelation: RecordConsentRequest["signerRelation"] | undefined;
  signerName: string;
  signedOn: string;
  evidence: RecordConsentRequest["evidence"] | undefined;
  witnessName: string;
  scan?: { name: string; base64: string } | undefined;
}

export const nothingTyped: TypedConsent = {
  value: undefined,
  signerRelation: undefined,
  signerName: "",
  signedOn: "",
  evidence: undefined,
  witnessName: "",
};

export type ConsentFormDecision = { request: RecordConsentRequest } | { errors: FieldError[] };

/** What is missing, in the order of the form; or the request. Whether the decision may be recorded, the exchange says. */
export function decideConsentForm(
  typed: TypedConsent,
  form: Pick<SignableForm, "id" | "version" | "languages">,
  { consent: words }: Words,
): ConsentFormDecision {
  const { value, signerRelation, evidence } = typed;
  const signerName = typed.signerName.trim();
  const witnessName = typed.witnessName.trim();
  const signedOn = parseTypedDate(typed.signedOn);
  if (value && signerRelation && signerName !== "" && signedOn && evidence) {
    return {
      request: {
        value,
        formId: form.id,
        formVersion: form.version,
        language: languageOf(typed, form),
        signedOn,
        signerName,
        signerRelation,
        evidence,
        ...(witnessName === "" ? {} : { witnessName }),
        ...(evidence === "paper-on-file" && typed.scan ? { scan: typed.scan.base64 } : {}),
        ...(isForOneVisit(form) ? { oneVisit: true } : {}),
      },
    };
  }
  const missing = {
    value: !value,
    signerRelation: !signerRelation,
    signerName: signerName === "",
    signedOn: !signedOn,
    evidence: !evidence,
  };
  const fields = ["value", "signerRelation", "signerName", "signedOn", "evidence"] as const;
  return { errors: fields.filter((field) => missing[field]).map((field) => ({ field, text: words.errors[field] })) };
}

/** The language that was chosen, where the form has it; else the form's first. */
export function languageOf(
  { language }: Pick<TypedConsent, "language">,
  { languages }: Pick<SignableForm, "languages">,
) {
  const chosen = languages.find(({ code }) => code === language) ?? languages[0];
  return chosen?.code ?? "en";
}
