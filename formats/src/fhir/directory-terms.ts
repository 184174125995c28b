/** What the directory says of participants, as FHIR tells it. Names are those of the exchange's own directory. */
export type DirectoryTerms = {
  at: Date;
  /** Addresses of this page of the directory, and of the next. */
  self: string;
  next?: string;
  /** Participants that were found, on all pages. */
  total: number;
  participants: readonly DirectoryParticipant[];
};

export type DirectoryParticipant = {
  /** UUIDs, as are those of sites and sources. */
  id: string;
  name: string;
  type: { code: string; words: string };
  /** Address of its page for people. */
  page: string;
  sites: readonly { id: string; name: string }[];
  sources: readonly DirectorySource[];
};

export type DirectorySource = {
  id: string;
  name: string;
  timeliness?: { code: string; words: string };
  /** Plain date, YYYY-MM-DD; absent while nothing has come. */
  since?: string;
  elements: readonly { code: string; words: string; since: string }[];
};

export const directorySystems = {
  participantType: "urn:crossbay:participant-type",
  dataElement: "urn:crossbay:data-element",
  timeliness: "urn:crossbay:timeliness",
  organizationType: "http://terminology.hl7.org/CodeSystem/organization-type",
  connectionType: "http://terminology.hl7.org/CodeSystem/endpoint-connection-type",
  payloadType: "http://terminology.hl7.org/CodeSystem/endpoint-payload-type",
  dataAbsent: "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
} as const;

/** organization-type of R4, where it is not a provider of care. */
export const organizationTypes: Readonly<Record<string, { code: string; display: string }>> = {
  "health-plan": { code: "pay", display: "Payer" },
  "community-organisation": { code: "cg", display: "Community Group" },
  "accountable-care": { code: "other", display: "Other" },
  "other-exchange": { code: "other", display: "Other" },
};
