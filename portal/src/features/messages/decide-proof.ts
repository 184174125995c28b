import { type SecureProof, secureLinkDays } from "@crossbay/contract";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

export interface ProofDraft {
  /** `keep`: the one before. */
  by: SecureProof["by"] | "keep" | undefined;
  mobile: string;
  passphrase: string;
  days: number;
}

export const emptyProof: ProofDraft = { by: undefined, mobile: "", passphrase: "", days: secureLinkDays.usual };
export const dayChoices = [secureLinkDays.min, 3, 7, secureLinkDays.usual, secureLinkDays.max] as const;

const passphraseLettersMin = 10;

/** The id of the control of a field. */
export const proofControlOf = (field: keyof ProofDraft): string => `outside-${field}`;

/** The proof that is sent, or what is wrong with what was typed; neither where the one before stays. */
export function decideProof(draft: ProofDraft, words: Words): { proof?: SecureProof; wrong: FieldError[] } {
  const { form: text } = words.messages;
  const wrong = (field: keyof ProofDraft, sentence: string) => ({
    wrong: [{ field: proofControlOf(field), text: sentence }],
  });
  switch (draft.by) {
    case undefined:
      return wrong("by", text.proofMissing);
    case "keep":
      return { wrong: [] };
    case "sms": {
      const mobile = draft.mobile.trim();
      return /\d.*\d{4}/.test(mobile)
        ? { proof: { by: "sms", mobile }, wrong: [] }
        : wrong("mobile", text.mobileMissing);
    }
    case "passphrase": {
      const passphrase = draft.passphrase.trim();
      return passphrase.length >= passphraseLettersMin
        ? { proof: { by: "passphrase", passphrase }, wrong: [] }
        : wrong("passphrase", text.phraseMissing);
    }
  }
}
