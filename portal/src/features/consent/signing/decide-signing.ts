import type { ConsentFormText, RecordConsentRequest } from "@crossbay/contract";
import { isSignature, pictureOf, type Signature } from "../../../ui/form/draw-signature.ts";
import type { FieldError } from "../../../ui/notice/error-summary.tsx";
import type { Words } from "../../../ui/words/en.ts";
import { isForOneVisit } from "../signable-forms.ts";

/** What a patient, or who signs for one, has marked and written so far. */
export interface TypedSigning {
  value: RecordConsentRequest["value"] | undefined;
  relation: RecordConsentRequest["signerRelation"] | undefined;
  signerName: string;
}

interface Signing {
  typed: TypedSigning;
  signature: Signature;
  form: Pick<ConsentFormText, "id" | "version" | "language">;
  /** As the patient writes it, who signs for themselves. */
  patientName: string;
  /** YYYY-MM-DD where the participant is. */
  today: string;
}

type SigningDecision = { request: RecordConsentRequest } | { errors: FieldError[] };

const forThemselves: readonly unknown[] = ["self", "emancipated-minor"];

/** What is missing, in the order of the screen; or the request. A drawing is the signature; without one the typed name is. */
export function decideSigning({ typed, signature, form, patientName, today }: Signing, words: Words): SigningDecision {
  const { value, relation } = typed;
  const { screen } = words.signing;
  const drawn = isSignature({ ...signature, typedName: "" });
  const signerName = signsForPatient(relation) ? typed.signerName.trim() : patientName;
  const errors: FieldError[] = [];
  if (!value) errors.push({ field: "value", text: screen.choose });
  if (!relation) errors.push({ field: "relation", text: screen.relation });
  if (signerName === "") errors.push({ field: "signerName", text: screen.name });
  if (!isSignature(signature)) errors.push({ field: "signature", text: screen.sign });
  if (errors.length > 0 || !value || !relation) return { errors };
  return {
    request: {
      value,
      formId: form.id,
      formVersion: form.version,
      language: form.language,
      signedOn: today,
      signerName: drawn ? signerName : signature.typedName.trim(),
      signerRelation: relation,
      evidence: "e-signature",
      ...(drawn ? { drawnSignature: pictureOf(signature) } : {}),
      ...(isForOneVisit(form) ? { oneVisit: true } : {}),
    },
  };
}

/** Somebody signs for the patient, and so writes a name of their own. */
export const signsForPatient = (relation: TypedSigning["relation"]): boolean =>
  relation !== undefined && !forThemselves.includes(relation);
