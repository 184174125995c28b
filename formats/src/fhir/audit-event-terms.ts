/**
 * What kind of thing was done, which decides the pattern of the AuditEvent: reading, asking and changing have patterns of IHE, what
 * people do with their accounts and what the exchange does by itself have codes of DICOM.
 */
export type AuditEventKind =
  | "read"
  | "query"
  | "create"
  | "update"
  | "login"
  | "logout"
  | "account-change"
  | "emergency-start"
  | "emergency-stop"
  | "export"
  | "audit-log-use"
  | "execute";

/** One entry of an audit record, as an AuditEvent tells it. */
export type AuditEventTerms = {
  id: string;
  recordedAt: Date;
  kind: AuditEventKind;
  /** The exchange's own name of what was done: "chart-view". */
  action: string;
  /** The way that was taken, for what was read or asked. */
  way?: string | undefined;
  outcome: "permitted" | "refused" | "succeeded" | "failed";
  /** What allowed or refused it. */
  rule?: string | undefined;
  /** Who did it; absent for what the exchange did by itself. */
  who?:
    | {
        accountId: string;
        username?: string | undefined;
        title?: string | undefined;
        level?: string | undefined;
        participantId?: string | undefined;
      }
    | undefined;
  purpose?: string | undefined;
  personId?: string | undefined;
  /** Record numbers of the exchange for the patients whose data was returned. */
  patientIds: readonly string[];
  consentVersion?: string | undefined;
  requestId: string;
  detail: Readonly<Record<string, unknown>>;
};

/** The exchange that recorded it: its name, and the address under which people reach it. */
export type AuditEventSource = { name: string; url: string };

export const auditSystems = {
  profile: "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.",
  entityTypes: "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType",
  authorization: "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType",
  dicom: "http://dicom.nema.org/resources/ontology/DCM",
  eventType: "http://terminology.hl7.org/CodeSystem/audit-event-type",
  interaction: "http://hl7.org/fhir/restful-interaction",
  outcome: "http://terminology.hl7.org/CodeSystem/audit-event-outcome",
  participation: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
  roleClass: "http://terminology.hl7.org/CodeSystem/v3-RoleClass",
  actReason: "http://terminology.hl7.org/CodeSystem/v3-ActReason",
  entityType: "http://terminology.hl7.org/CodeSystem/audit-entity-type",
  entityRole: "http://terminology.hl7.org/CodeSystem/object-role",
  resourceType: "http://hl7.org/fhir/resource-types",
  sourceType: "http://terminology.hl7.org/CodeSystem/security-source-type",
  securityRole: "http://terminology.hl7.org/CodeSystem/extra-security-role-type",
  /** The exchange's own words: what was done, and the rule that decided. */
  action: "urn:crossbay:audit-action",
  rule: "urn:crossbay:rule:",
} as const;
