import type {
  AuditEvent,
  AuditEventAgent,
  AuditEventEntity,
  CodeableConcept,
  Coding,
  Device,
  Reference,
} from "@medplum/fhirtypes";
import { type AuditEventKind, type AuditEventSource, type AuditEventTerms, auditSystems } from "./audit-event-terms.ts";

/**
 * An entry of the audit record as FHIR R4 AuditEvent, after IHE Basic Audit Log Patterns where one fits: PatientRead or Read,
 * PatientQuery or Query, PatientCreate, Create, PatientUpdate or Update; a refusal on a patient's decision is AuthZconsent. The rest
 * is a plain AuditEvent with DICOM's codes. What a search asked for is not kept, so `query` holds the request without its body.
 * @see https://profiles.ihe.net/ITI/BALP/
 * @see https://hl7.org/fhir/R4/auditevent.html
 */
export function writeAuditEvent(terms: AuditEventTerms, source: AuditEventSource): AuditEvent {
  const pattern = patternOf(terms);
  return {
    resourceType: "AuditEvent",
    id: terms.id,
    ...(pattern.profile ? { meta: { profile: [`${auditSystems.profile}${pattern.profile}`] } } : {}),
    type: pattern.type,
    subtype: [...pattern.subtype, { system: auditSystems.action, code: terms.action }],
    action: pattern.action,
    recorded: terms.recordedAt.toISOString(),
    outcome: outcomes[terms.outcome],
    ...(terms.rule ? { outcomeDesc: terms.rule } : {}),
    ...(terms.purpose ? { purposeOfEvent: [purposeOf(terms.purpose)] } : {}),
    agent: agentsOf(terms, pattern, source),
    source: {
      site: source.url,
      observer: observerOf(source),
      type: [{ system: auditSystems.sourceType, code: "4", display: "Application Server" }],
    },
    entity: entitiesOf(terms, pattern),
  };
}

type Pattern = {
  profile?: string;
  type: Coding;
  subtype: Coding[];
  action: "C" | "R" | "U" | "D" | "E";
  /** Who the portal and the exchange are in it, where they have a part. */
  roles?: "portal-asks" | "portal-receives" | "authorization";
  /** What the person who did it is in it. */
  user: Coding;
};

function patternOf(terms: AuditEventTerms): Pattern {
  if (terms.outcome === "refused") return refusalOf(terms);
  const pattern = patterns[terms.kind];
  const isGood = terms.outcome !== "failed";
  if (!pattern.profile || !isGood) return { ...pattern, profile: "" };
  return { ...pattern, profile: `${terms.personId ? "Patient" : ""}${pattern.profile}` };
}

/** IHE has a pattern for what a patient's decision refused. */
function refusalOf({ who, personId, consentVersion }: AuditEventTerms): Pattern {
  const byConsent = who?.participantId !== undefined && personId !== undefined && consentVersion !== undefined;
  return {
    profile: byConsent ? "AuthZconsent" : "",
    type: dicom("110113", "Security Alert"),
    subtype: [{ system: auditSystems.authorization, code: byConsent ? "AuthZ-Consent" : "AuthZ-Role" }],
    action: "E",
    roles: "authorization",
    user: recipient,
  };
}

const dicom = (code: string, display: string): Coding => ({ system: auditSystems.dicom, code, display });
const rest: Coding = { system: auditSystems.eventType, code: "rest", display: "Restful Operation" };
const interaction = (code: string): Coding => ({ system: auditSystems.interaction, code, display: code });
const recipient: Coding = { system: auditSystems.participation, code: "IRCP", display: "information recipient" };
const author: Coding = { system: auditSystems.participation, code: "AUT", display: "author (originator)" };
const authentication = dicom("110114", "User Authentication");
const securityAlert = dicom("110113", "Security Alert");

const patterns: Readonly<Record<AuditEventKind, Pattern>> = {
  read: {
    profile: "Read",
    type: rest,
    subtype: [interaction("read")],
    action: "R",
    roles: "portal-receives",
    user: recipient,
  },
  query: {
    profile: "Query",
    type: rest,
    subtype: [interaction("search")],
    action: "E",
    roles: "portal-asks",
    user: recipient,
  },
  create: {
    profile: "Create",
    type: rest,
    subtype: [interaction("create")],
    action: "C",
    roles: "portal-asks",
    user: author,
  },
  update: {
    profile: "Update",
    type: rest,
    subtype: [interaction("update")],
    action: "U",
    roles: "portal-asks",
    user: author,
  },
  login: { type: authentication, subtype: [dicom("110122", "Login")], action: "E", user: author },
  logout: { type: authentication, subtype: [dicom("110123", "Logout")], action: "E", user: author },
  "account-change": {
    type: securityAlert,
    subtype: [dicom("110137", "User Security Attributes Changed")],
    action: "E",
    user: author,
  },
  "emergency-start": {
    type: securityAlert,
    subtype: [dicom("110127", "Emergency Override Started")],
    action: "E",
    user: author,
  },
  "emergency-stop": {
    type: securityAlert,
    subtype: [dicom("110138", "Emergency Override Stopped")],
    action: "E",
    user: author,
  },
  export: { type: dicom("110106", "Export"), subtype: [], action: "R", user: recipient },
  "audit-log-use": { type: dicom("110101", "Audit Log Used"), subtype: [], action: "R", user: recipient },
  execute: { type: dicom("110100", "Application Activity"), subtype: [], action: "E", user: author },
};

const outcomes = { permitted: "0", succeeded: "0", failed: "4", refused: "8" } as const;

const concept = (coding: Coding): CodeableConcept => ({ coding: [coding] });
const observerOf = ({ name }: AuditEventSource): Reference<Device> => ({ display: name });

function agentsOf(terms: AuditEventTerms, pattern: Pattern, source: AuditEventSource): AuditEventAgent[] {
  const { who } = terms;
  const agents = [...(pattern.roles ? machines[pattern.roles](source) : [])];
  if (who) agents.push(userOf(terms, who, pattern.user));
  if (who?.participantId) {
    agents.push({
      type: concept({ system: auditSystems.roleClass, code: "PROV", display: "healthcare provider" }),
      who: { reference: `Organization/${who.participantId}` },
      requestor: false,
    });
  }
  // R4 wants an agent: what the exchange did by itself, it asked for itself.
  if (agents.length === 0) {
    agents.push({ type: concept(dicom("110150", "Application")), who: observerOf(source), requestor: true });
  }
  return agents;
}

/** The portal's pages and the exchange behind them, by the part that each has in a pattern. */
const machines: Readonly<Record<NonNullable<Pattern["roles"]>, (source: AuditEventSource) => AuditEventAgent[]>> = {
  // Data comes from the exchange; DICOM calls that one the source.
  "portal-receives": (source) => [
    machine(dicom("110152", "Destination Role ID"), portalOf(source), source),
    machine(dicom("110153", "Source Role ID"), observerOf(source), source),
  ],
  "portal-asks": (source) => [
    machine(dicom("110153", "Source Role ID"), portalOf(source), source),
    machine(dicom("110152", "Destination Role ID"), observerOf(source), source),
  ],
  authorization: (source) => [
    machine(dicom("110150", "Application"), portalOf(source), source),
    {
      type: concept({ system: auditSystems.securityRole, code: "authserver", display: "authorization server" }),
      who: observerOf(source),
      requestor: false,
    },
  ],
};

const portalOf = ({ name }: AuditEventSource): Reference<Device> => ({ display: `${name} portal` });

const machine = (type: Coding, who: Reference<Device>, { url }: AuditEventSource): AuditEventAgent => ({
  type: concept(type),
  who,
  requestor: false,
  network: { address: url, type: "5" },
});

function userOf(
  { rule, purpose, outcome }: AuditEventTerms,
  { accountId, username, title, level }: NonNullable<AuditEventTerms["who"]>,
  type: Coding,
): AuditEventAgent {
  const role = [title, ...(level?.split(" ") ?? [])].flatMap((text) => (text ? [{ text }] : []));
  return {
    type: concept(type),
    ...(role.length > 0 ? { role } : {}),
    who: { identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${accountId}` } },
    ...(username ? { name: username } : {}),
    requestor: true,
    ...(rule && outcome !== "refused" ? { policy: [`${auditSystems.rule}${rule}`] } : {}),
    ...(purpose ? { purposeOfUse: [purposeOf(purpose)] } : {}),
  };
}

/** Level 1 uses of consent in the words of HL7; anything else by its own name. */
function purposeOf(purpose: string): CodeableConcept {
  const known = reasons[purpose];
  return { ...(known ? { coding: [{ system: auditSystems.actReason, code: known }] } : {}), text: purpose };
}

const reasons: Readonly<Record<string, string>> = {
  treatment: "TREAT",
  "care-management": "CAREMGT",
  "quality-improvement": "HQUALIMP",
  "insurance-eligibility": "ELIGDTRM",
  "patient-request": "PATRQT",
};

function entitiesOf(terms: AuditEventTerms, pattern: Pattern): AuditEventEntity[] {
  const { personId, consentVersion, requestId } = terms;
  const entities: AuditEventEntity[] = [];
  if (personId) entities.push(patientOf(personId, terms.patientIds));
  if (consentVersion) {
    entities.push({
      what: { identifier: { value: consentVersion } },
      type: { system: auditSystems.resourceType, code: "Consent", display: "Consent" },
    });
  }
  // What a decision was made from is patient and consent, and nothing else may stand there.
  if (pattern.profile === "AuthZconsent") return entities;
  entities.push(dataOf(terms, pattern), {
    what: { identifier: { value: requestId } },
    type: { system: auditSystems.entityTypes, code: "XrequestId" },
  });
  return entities;
}

const patientOf = (personId: string, patientIds: readonly string[]): AuditEventEntity => ({
  what: { reference: `Patient/${personId}` },
  type: { system: auditSystems.entityType, code: "1", display: "Person" },
  role: { system: auditSystems.entityRole, code: "1", display: "Patient" },
  ...(patientIds.length > 0
    ? { detail: patientIds.map((patientId) => ({ type: "patient-record", valueString: patientId })) }
    : {}),
});

function dataOf({ kind, way, action, detail }: AuditEventTerms, pattern: Pattern): AuditEventEntity {
  const type = { system: auditSystems.entityType, code: "2", display: "System Object" };
  const name = way ?? action;
  if (kind === "query" && pattern.roles === "portal-asks") {
    const role = { system: auditSystems.entityRole, code: "24", display: "Query" };
    return { type, role, description: name, query: Buffer.from(name).toString("base64") };
  }
  const details = Object.entries(detail).map(([key, value]) => ({ type: key, valueString: String(value) }));
  const said = details.filter(({ valueString }) => valueString.trim() !== "");
  return {
    what: { display: name },
    type,
    role: { system: auditSystems.entityRole, code: "4", display: "Domain Resource" },
    ...(said.length > 0 ? { detail: said } : {}),
  };
}
