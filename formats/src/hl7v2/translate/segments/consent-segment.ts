import type { Hl7Location } from "../../errors.ts";

/** What a patient decided for the participant of the source; `none`: an earlier decision is withdrawn. */
export type ConsentChoice = "grant" | "emergency-only" | "deny" | "none";
export const consentChoices: readonly ConsentChoice[] = ["grant", "emergency-only", "deny", "none"];

export type ConsentSigner =
  | "self"
  | "parent"
  | "guardian"
  | "health-care-agent"
  | "other-representative"
  | "emancipated-minor";
export const consentSigners: readonly ConsentSigner[] = [
  "self",
  "parent",
  "guardian",
  "health-care-agent",
  "other-representative",
  "emancipated-minor",
];

/** A field of a segment, and one of its components, from 1. */
export type FieldPlace = { field: number; component: number };

/** Where decisions stand in a local segment, and what its codes mean, upper case. */
export type LocalConsentSegment = {
  /** Such as `ZCN`. */
  segment: string;
  value: FieldPlace;
  /** Day of the signature. */
  date: FieldPlace;
  /** Name of who signed; without it the patient did. */
  signer?: FieldPlace;
  /** Who signed, by `signers`; without it the patient did. */
  relation?: FieldPlace;
  /** `nothing`: the code says that nobody has decided. */
  values: Readonly<Record<string, ConsentChoice | "nothing">>;
  signers: Readonly<Record<string, ConsentSigner>>;
};

/** In which segment of ADT messages a source sends decisions: the standard's CON, or a local one. */
export type ConsentSegment = { segment: "CON" } | LocalConsentSegment;

/** A decision as a message tells it. */
export type ToldConsent = {
  value: ConsentChoice;
  /** Plain date, YYYY-MM-DD. */
  signedOn: string;
  signerName: string;
  signer: ConsentSigner;
  /** By word of mouth, or by telephone. */
  isVerbal: boolean;
  /** Where each part of it stands, to say what is wrong with it. */
  places: Readonly<Record<"value" | "signedOn" | "signerName" | "signer", Hl7Location>>;
  /** What shows it: MSH and the segment as they were sent, nothing else of the message. */
  evidence: string;
};

/** What one segment says, before day and signer are read. */
export type ConsentWords = {
  value: ConsentChoice;
  isVerbal: boolean;
  signer: ConsentSigner;
  /** Empty where the segment names nobody. */
  signerName: string;
  places: Readonly<Record<"value" | "date" | "signerName" | "signer", FieldPlace>>;
};
