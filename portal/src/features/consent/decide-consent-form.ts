import type { ConsentPage, RecordConsentRequest } from "@crossbay/contract";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

/** The consent form as typed. */
export interface TypedConsent {
  value: RecordConsentRequest["value"] | undefined;
  signerRelation: RecordConsentRequest["signerRelation"] | undefined;
  signerName: string;
  signedOn: string;
  evidence: RecordConsentRequest["evidence"] | undefined;
}

export const nothingTyped: TypedConsent = {
  value: undefined,
  signerRelation: undefined,
  signerName: "",
  signedOn: "",
  evidence: undefined,
};

export type ConsentFormDecision = { request: RecordConsentRequest } | { errors: FieldError[] };

/** What is missing, in the order of the form; or the request. Whether the decision may be recorded, the exchange says. */
export function decideConsentForm(
  typed: TypedConsent,
  form: ConsentPage["consent"]["form"],
  { consent: words }: Words,
): ConsentFormDecision {
  const { value, signerRelation, evidence } = typed;
  const signerName = typed.signerName.trim();
  const signedOn = parseTypedDate(typed.signedOn);
  if (value && signerRelation && signerName !== "" && signedOn && evidence) {
    const { id: formId, version: formVersion, language } = form;
    return { request: { value, formId, formVersion, language, signedOn, signerName, signerRelation, evidence } };
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
