import type { Consent, ConsentProvision, Extension, RelatedPerson } from "@medplum/fhirtypes";
import { type ConsentFault, faultOfShape } from "./consent-shape.ts";
import {
  type ConsentSigner,
  type ConsentTerms,
  consentSystems,
  emergencyPurpose,
  grantPurposes,
  signerRoles,
} from "./consent-terms.ts";

/**
 * The decision that a FHIR R4 Consent tells. What the exchange could not keep to the letter is refused, never rounded: a
 * consent that is no privacy consent in force, undated, or finer than its choices (parts of the record, single purposes, a
 * later beginning), since whoever reads it would see more than was agreed to.
 * @param resource anything, as it came
 * @returns the terms, or the element that stands against it with a sentence
 */
export function readConsent(resource: unknown): { terms: ConsentTerms } | { refused: ConsentFault } {
  const fault = faultOfShape(resource);
  if (fault) return { refused: fault };
  const consent = resource as Consent;
  const signedOn = consent.dateTime!.slice(0, 10);
  const patientId = idOf(consent.patient?.reference, "Patient")!;
  const read = readProvision(consent);
  if ("element" in read) return { refused: read };
  const reach = readReach(consent, read.recipients);
  if ("element" in reach) return { refused: reach };
  const signer = readSigner(consent);
  if ("element" in signer) return { refused: signer };
  const form = consent.policyRule?.coding?.find(({ system }) => system === consentSystems.form);
  const formVersion = Number(form?.version);
  const { witness, evidence, oneVisit, endedAt } = readExtensions(consent.extension);
  return {
    terms: {
      ...(consent.id ? { id: consent.id } : {}),
      patientId,
      ...reach,
      value: read.value,
      ...(form?.code ? { formId: form.code } : {}),
      ...(Number.isInteger(formVersion) ? { formVersion } : {}),
      ...(consent.sourceAttachment?.title ? { formTitle: consent.sourceAttachment.title } : {}),
      ...(consent.sourceAttachment?.language ? { language: consent.sourceAttachment.language } : {}),
      signedOn,
      ...signer,
      ...(witness ? { witnessName: witness } : {}),
      ...(evidence ? { evidence } : {}),
      ...(oneVisit ? { oneVisit } : {}),
      ...(read.endsAt ? { endsAt: read.endsAt } : {}),
      ...(endedAt ? { endedAt } : {}),
      ...(consent.meta?.lastUpdated ? { recordedAt: new Date(consent.meta.lastUpdated) } : {}),
    },
  };
}

type Provided = { value: ConsentTerms["value"]; recipients: string[]; endsAt?: Date };

function readProvision(consent: Consent): Provided | ConsentFault {
  const { provision, status } = consent;
  if (!provision) {
    return status === "inactive" ? { value: "none", recipients: [] } : fault("provision", "It decides nothing.");
  }
  const recipients = (provision.actor ?? []).map(({ reference }) => idOf(reference?.reference, "Organization"));
  if (!recipients.every((id) => id !== undefined)) return fault("provision.actor", "A recipient is an Organization.");
  const endsAt = provision.period?.end ? { endsAt: new Date(provision.period.end) } : {};
  const nested = provision.provision ?? [];
  if (provision.type === "permit") return permitted(provision, { recipients, ...endsAt });
  if (nested.length === 0) return { value: "deny", recipients, ...endsAt };
  const exception = nested.length === 1 ? nested[0] : undefined;
  const isEmergency = exception?.type === "permit" && purposesOf(exception).join() === emergencyPurpose;
  const forSame = exception?.actor?.map(({ reference }) => idOf(reference?.reference, "Organization")) ?? recipients;
  if (!isEmergency || forSame.join() !== recipients.join() || exception.period || exception.provision?.length)
    return fault("provision.provision", "The only exception from a denial that the exchange can keep is an emergency.");
  return { value: "emergency-only", recipients, ...endsAt };
}

function permitted(provision: ConsentProvision, rest: Omit<Provided, "value">): Provided | ConsentFault {
  if (provision.provision?.length)
    return fault("provision.provision", "The exchange can keep no exceptions from a grant.");
  const purposes = purposesOf(provision);
  if (purposes.join() === emergencyPurpose) return { value: "emergency-only", ...rest };
  const allUses = purposes.length === 0 || grantPurposes.every((purpose) => purposes.includes(purpose));
  return allUses ? { value: "grant", ...rest } : fault("provision.purpose", "A grant is for all uses of level 1.");
}

const purposesOf = ({ purpose }: ConsentProvision): (string | undefined)[] => (purpose ?? []).map(({ code }) => code);

type Reach = Pick<ConsentTerms, "scope" | "participantId" | "coveredParticipantIds">;

/** For whom: as our own category says, or as the number of recipients tells. */
function readReach(consent: Consent, recipients: readonly string[]): Reach | ConsentFault {
  const own = consent.category
    .flatMap(({ coding }) => coding ?? [])
    .find(({ system }) => system === consentSystems.reach);
  const [participantId = idOf(consent.organization?.[0]?.reference, "Organization"), ...others] = recipients;
  const scope = own?.code ?? (others.length > 0 ? "community" : "participant");
  if (scope === "everyone" && recipients.length === 0) return { scope, coveredParticipantIds: [] };
  if (scope === "community") return { scope, coveredParticipantIds: recipients };
  if (scope !== "participant" || !participantId || others.length > 0)
    return fault("provision.actor", "It does not say for which participant it is.");
  return { scope, participantId, coveredParticipantIds: [] };
}

function readSigner(consent: Consent): Pick<ConsentTerms, "signerName" | "signerRelation"> | ConsentFault {
  const [performer] = consent.performer ?? [];
  const standIn = consent.contained?.find(
    (resource): resource is RelatedPerson =>
      resource.resourceType === "RelatedPerson" && performer?.reference === `#${resource.id}`,
  );
  const signerName = (performer?.display ?? standIn?.name?.[0]?.text ?? "").trim();
  if (signerName === "") return fault("performer", "Who signed is missing.");
  const told = consent.extension?.find(({ url }) => url === consentSystems.signer)?.valueCode;
  const role = standIn?.relationship?.[0]?.coding?.find(({ system }) => system === consentSystems.roleCode)?.code;
  const signerRelation = (told ?? (standIn ? relationOf(role) : "self")) as ConsentSigner;
  return signers.includes(signerRelation)
    ? { signerName, signerRelation }
    : fault("extension", "How the signer stands to the patient is not known.");
}

const relationOf = (role: string | undefined): ConsentSigner =>
  (Object.keys(signerRoles) as (keyof typeof signerRoles)[]).find((relation) => signerRoles[relation] === role) ??
  "other-representative";

const signers: readonly ConsentSigner[] = [
  "self",
  "emancipated-minor",
  ...(Object.keys(signerRoles) as (keyof typeof signerRoles)[]),
];

function readExtensions(extensions: readonly Extension[] = []) {
  const of = (url: string) => extensions.find((extension) => extension.url === url);
  const told = of(consentSystems.evidence)?.valueCode;
  const ended = of(consentSystems.endedAt)?.valueInstant;
  return {
    witness: of(consentSystems.witness)?.valueString,
    evidence: evidences.find((evidence) => evidence === told),
    oneVisit: of(consentSystems.oneVisit)?.valueBoolean,
    endedAt: ended ? new Date(ended) : undefined,
  };
}

const evidences = ["paper-on-file", "e-signature", "verbal", "source-message"] as const;

/** The id at the end of a literal reference, relative or absolute. */
function idOf(reference: string | undefined, type: string): string | undefined {
  return new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})$`).exec(reference ?? "")?.[1];
}

const fault = (element: string, detail: string): ConsentFault => ({ element, detail });
