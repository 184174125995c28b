import type { DesignatedPerson, DesignationRequest } from "@crossbay/contract";
import { parseTypedDate } from "../../ui/dates/parse-typed-date.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

export type SigningWay = "draw" | "file";

/** What stands in the form; the signature and the file are kept beside it. */
export interface DesignationTyped {
  manager: DesignatedPerson;
  deputy: DesignatedPerson;
  withDeputy: boolean;
  signatoryName: string;
  signatoryPosition: string;
  signedOn: string;
  way: SigningWay | undefined;
}

const nobody: DesignatedPerson = { given: "", family: "", email: "", mobile: "" };

export const nothingTyped: DesignationTyped = {
  manager: nobody,
  deputy: nobody,
  withDeputy: false,
  signatoryName: "",
  signatoryPosition: "",
  signedOn: "",
  way: undefined,
};

export const personFields = [
  "given",
  "family",
  "email",
  "mobile",
] as const satisfies readonly (keyof DesignatedPerson)[];

/** The id of the control for a field of the request, such as `manager.email`. */
export const controlOf = (field: string): string => `designate-${field.replaceAll(".", "-")}`;

/** The request without its signature, or what is missing. `signed`: a signature is given, or a file chosen. */
export function decideDesignationForm(
  typed: DesignationTyped,
  signed: boolean,
  { designation }: Words,
): { request: DesignationRequest } | { errors: FieldError[] } {
  const { page: text } = designation;
  const signedOn = parseTypedDate(typed.signedOn);
  const signatory = (["signatoryName", "signatoryPosition"] as const).filter((field) => typed[field].trim() === "");
  const errors: FieldError[] = [
    ...missingOf("manager", typed.manager, text.managerLegend, designation),
    ...(typed.withDeputy ? missingOf("deputy", typed.deputy, text.deputyLegend, designation) : []),
    ...signatory.map((field) => ({ field: controlOf(field), text: text[`${field}Missing`] })),
    ...(signedOn ? [] : [{ field: controlOf("signedOn"), text: text.signedOnMissing }]),
    ...(typed.way ? [] : [{ field: controlOf("way"), text: text.howMissing }]),
    ...(typed.way === "draw" && !signed ? [{ field: controlOf("signature"), text: text.notSigned }] : []),
    ...(typed.way === "file" && !signed ? [{ field: controlOf("document"), text: text.fileMissing }] : []),
  ];
  if (errors.length > 0 || !signedOn) return { errors };
  return {
    request: {
      signatoryName: typed.signatoryName.trim(),
      signatoryPosition: typed.signatoryPosition.trim(),
      signedOn,
      manager: trimmed(typed.manager),
      ...(typed.withDeputy ? { deputy: trimmed(typed.deputy) } : {}),
    },
  };
}

function missingOf(
  who: "manager" | "deputy",
  person: DesignatedPerson,
  legend: string,
  { page: text }: Words["designation"],
): FieldError[] {
  return personFields
    .filter((field) => person[field].trim() === "")
    .map((field) => ({ field: controlOf(`${who}.${field}`), text: text.missing(legend, text[field]) }));
}

const trimmed = ({ given, family, email, mobile }: DesignatedPerson): DesignatedPerson => ({
  given: given.trim(),
  family: family.trim(),
  email: email.trim(),
  mobile: mobile.trim(),
});
