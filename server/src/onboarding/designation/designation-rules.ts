import type { DesignatedPerson, DesignationRequest } from "@crossbay/contract";
import { cleanName, foldEmail, readMobile, refuseEmail } from "../../accounts/index.ts";
import { type DocumentType, readDocument, readSignature } from "../../platform/document-rules.ts";
import { isPlainDate } from "../../platform/plain-date.ts";

export type DesignationFault = { field: string; detail: string };

/** A designation whose every part can be kept. */
export type CheckedDesignation = {
  signatoryName: string;
  signatoryPosition: string;
  signedOn: string;
  manager: DesignatedPerson;
  deputy: DesignatedPerson | null;
  evidence: "tablet-signature" | "signed-document";
  document: Buffer;
  documentType: DocumentType;
};

/**
 * A designation as it came, cleaned, or what is wrong with it, field by field: people whose e-mail address or mobile number
 * cannot be one person's own (policy §2), a signature of tomorrow, and a signature or document that is missing or is none.
 * @param today the date in the participant's time zone
 */
export function checkDesignation(
  request: DesignationRequest,
  today: string,
): CheckedDesignation | { faults: DesignationFault[] } {
  const faults: DesignationFault[] = [];
  const signatoryName = cleanName(request.signatoryName);
  const signatoryPosition = cleanName(request.signatoryPosition);
  if (signatoryName === "") faults.push({ field: "signatoryName", detail: "Who signed?" });
  if (signatoryPosition === "") faults.push({ field: "signatoryPosition", detail: "In which position did they sign?" });
  const { signedOn } = request;
  if (!isPlainDate(signedOn)) faults.push({ field: "signedOn", detail: "There is no such day in the calendar." });
  else if (signedOn > today) faults.push({ field: "signedOn", detail: "It cannot be signed in the future." });
  const manager = checkPerson(request.manager, "manager", faults);
  const deputy = request.deputy ? checkPerson(request.deputy, "deputy", faults) : null;
  if (deputy && foldEmail(deputy.email) === foldEmail(manager.email)) {
    faults.push({
      field: "deputy.email",
      detail: "Manager and deputy are two people: each has an own e-mail address.",
    });
  }
  const evidence = readEvidence(request);
  if ("refused" in evidence) faults.push({ field: evidence.field, detail: evidence.refused });
  if (faults.length > 0 || "refused" in evidence) return { faults };
  return { signatoryName, signatoryPosition, signedOn, manager, deputy, ...evidence };
}

function checkPerson(
  person: DesignatedPerson,
  who: "manager" | "deputy",
  faults: DesignationFault[],
): DesignatedPerson {
  const given = cleanName(person.given);
  const family = cleanName(person.family);
  const email = person.email.normalize("NFC").trim();
  if (given === "") faults.push({ field: `${who}.given`, detail: "A given name is needed." });
  if (family === "") faults.push({ field: `${who}.family`, detail: "A family name is needed." });
  const badEmail = refuseEmail(email);
  if (badEmail) faults.push({ field: `${who}.email`, detail: badEmail });
  const read = readMobile(person.mobile);
  if ("refused" in read) faults.push({ field: `${who}.mobile`, detail: read.refused });
  return { given, family, email, mobile: "mobile" in read ? read.mobile : person.mobile };
}

type Evidence = Pick<CheckedDesignation, "evidence" | "document" | "documentType">;

function readEvidence({ signature, document }: DesignationRequest): Evidence | { refused: string; field: string } {
  if (signature !== undefined && document !== undefined) {
    return { field: "document", refused: "Give the signature or the signed document, not both." };
  }
  if (signature !== undefined) {
    const read = readSignature(signature);
    return "refused" in read ? { ...read, field: "signature" } : { ...read, evidence: "tablet-signature" };
  }
  if (document === undefined) return { field: "signature", refused: "It needs a signature, or the signed document." };
  const read = readDocument(document);
  return "refused" in read ? { ...read, field: "document" } : { ...read, evidence: "signed-document" };
}
