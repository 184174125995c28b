import type { ConsentPage } from "@crossbay/contract";

/** A form that may be signed here. */
export type SignableForm = ConsentPage["consent"]["forms"][number];

/** The form by which a patient of 10 to 17 grants for one visit, over a parent's decision. */
const oneVisitFormId = "minor-one-visit";

/** The participant's own form first. */
export function signableForms({ consent: { form, forms } }: ConsentPage): readonly [SignableForm, ...SignableForm[]] {
  const [first, ...others] = forms;
  if (first) return [first, ...others];
  const { id, version, title, choices, language } = form;
  return [{ id, version, scope: "participant", title, choices, languages: [{ code: language, name: language }] }];
}

export const isForOneVisit = ({ id }: Pick<SignableForm, "id">): boolean => id === oneVisitFormId;

/** Who may sign: an emancipated minor only where the patient is one of 10 to 17, and for one visit the patient alone. */
export function relationsFor(form: SignableForm, { consent: { minor } }: ConsentPage) {
  if (isForOneVisit(form)) return ["self"] as const;
  const adults = ["self", "parent", "guardian", "health-care-agent", "other-representative"] as const;
  return minor ? ([...adults, "emancipated-minor"] as const) : adults;
}
