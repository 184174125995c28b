import type { ConsentScope, ConsentValue, RecordConsentRequest } from "@crossbay/contract";
import type { DocumentType } from "../../platform/document-rules.ts";
import type { AccountId, ParticipantId, PatientId } from "../../platform/ids.ts";

/** How it is known that the patient decided so (policy §6). */
export type Evidence = "paper-on-file" | "e-signature" | "verbal" | "source-message";

/** The file that shows it; never HTML or SVG, which could carry a script. */
export type EvidenceFile = {
  kind: "scan" | "drawn-signature" | "typed-signature" | "source-message";
  mediaType: DocumentType | "text/plain";
  content: Buffer;
};

export type SignerRelation = RecordConsentRequest["signerRelation"];

/** A decision of a patient, as it was signed and recorded; never changed afterwards. */
export type ConsentDecision = {
  id: string;
  /** The patient who signed, or for whom a representative did; it counts for the person over the links. */
  patientId: PatientId;
  scope: ConsentScope;
  /** With scope `participant`: for whom. */
  participantId?: ParticipantId;
  value: ConsentValue;
  formId: string;
  formVersion: number;
  formTitle: string;
  language: string;
  /** Plain date, YYYY-MM-DD. */
  signedOn: string;
  signerName: string;
  signerRelation: SignerRelation;
  evidence: Evidence;
  /** Community grants: the participants on the form when it was signed. */
  coveredParticipantIds: readonly ParticipantId[];
  /** Its form covers participants of these types, those that join later too, where it says so. */
  covers?: FormCoverage;
  recordedBy?: { accountId: AccountId; name: string };
  recordedAt: Date;
  /** Who saw the signature being made. */
  witnessName?: string;
  /** The scan, drawn signature or message that is kept as evidence. */
  evidenceId?: string;
  /** A grant for one visit of a minor: for minor-consented services of the participant. */
  oneVisit?: boolean;
  /** It counts until then at the latest. */
  endsAt?: Date;
  /** Ended before: the visit that it was for is over. */
  endedAt?: Date;
};

/** Whom a grant to the community covers. Health plans and community organisations only where the form names them (policy §6). */
export type FormCoverage = { types: readonly string[]; laterJoiners: boolean };

/** A form's wording in parts. `{participant}` and `{exchange}` stand for names. */
export type FormContent = {
  paragraphs: readonly string[];
  choices: readonly { value: ConsentValue; label: string }[];
  /** What stands around a signature. */
  words: Readonly<Record<string, string>>;
  covers?: FormCoverage;
};

/** A form that patients sign, in one language. */
export type ConsentForm = {
  id: string;
  version: number;
  language: string;
  scope: ConsentScope;
  title: string;
  choices: readonly ConsentValue[];
  /** All of the wording. */
  text: string;
  content?: FormContent | null;
};
