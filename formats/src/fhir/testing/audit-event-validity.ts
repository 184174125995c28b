/**
 * Sentences about what R4 and IHE Basic Audit Log Patterns would find wrong with an AuditEvent: cardinalities, fixed and required
 * codes, slices of agents and entities. Written from the specifications, apart from the code that writes AuditEvents.
 * @see https://hl7.org/fhir/R4/auditevent.html
 * @see https://profiles.ihe.net/ITI/BALP/
 */
export function auditEventInvalidities(event: unknown): string[] {
  const found: string[] = [];
  const must: Must = (holds, sentence) => void (holds || found.push(sentence));
  const root = event as Event;
  must(root.resourceType === "AuditEvent", "resourceType");
  must(/^[A-Za-z0-9\-.]{1,64}$/.test(String(root.id)), "id in its format");
  must(isCoding(root.type), "type 1..1");
  must(root.subtype === undefined || (root.subtype.length > 0 && root.subtype.every(isCoding)), "subtype 0..*");
  must(["C", "R", "U", "D", "E"].includes(String(root.action)), "action");
  must(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(String(root.recorded)), "recorded 1..1 is an instant");
  must(["0", "4", "8", "12"].includes(String(root.outcome)), "outcome");
  must((root.agent?.length ?? 0) > 0, "agent 1..*");
  for (const agent of root.agent ?? []) must(typeof agent.requestor === "boolean", "agent.requestor 1..1");
  must(root.source?.observer !== undefined, "source.observer 1..1");
  for (const entity of root.entity ?? []) {
    must(!(entity.name !== undefined && entity.query !== undefined), "sev-1: either a name or a query");
    must(
      (entity.detail ?? []).every((detail) => detail.type !== "" && detail.valueString !== ""),
      "entity.detail",
    );
  }
  must(!/"(?:[^"\\]|\\.)+":(?:""|\[\]|\{\}|null)/.test(JSON.stringify(event)), "ele-1: nothing is empty");
  const profile = root.meta?.profile?.[0];
  if (profile !== undefined) {
    const name = profile.replace("https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.", "");
    const check = profiles[name];
    must(check !== undefined, `${profile} is a profile of BALP`);
    check?.(root, must);
  }
  return found;
}

type Must = (holds: boolean, sentence: string) => void;
type Coding = { system?: string; code?: string };
type Agent = {
  type?: { coding?: Coding[] };
  who?: unknown;
  requestor?: boolean;
  network?: unknown;
  media?: unknown;
  role?: unknown;
  name?: unknown;
};
type Entity = {
  type?: Coding;
  role?: Coding;
  what?: { reference?: string; identifier?: { value?: string } };
  query?: string;
  name?: string;
  lifecycle?: unknown;
  detail?: { type?: string; valueString?: string }[];
};
type Event = {
  resourceType?: string;
  id?: string;
  meta?: { profile?: string[] };
  type?: Coding;
  subtype?: Coding[];
  action?: string;
  recorded?: string;
  outcome?: string;
  agent?: Agent[];
  source?: { observer?: unknown };
  entity?: Entity[];
};

const isCoding = (value: Coding | undefined): boolean => Boolean(value?.system && value.code);
const is = (coding: Coding | undefined, system: string, codes: readonly string[]): boolean =>
  coding?.system === system && codes.includes(String(coding?.code));

const dicom = "http://dicom.nema.org/resources/ontology/DCM";
const interactions = "http://hl7.org/fhir/restful-interaction";
const participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
const entityType = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
const entityRole = "http://terminology.hl7.org/CodeSystem/object-role";

const agents = ({ agent }: Event, system: string, codes: readonly string[]): Agent[] =>
  (agent ?? []).filter(({ type }) => type?.coding?.some((coding) => is(coding, system, codes)));
const entities = ({ entity }: Event, system: string, code: string): Entity[] =>
  (entity ?? []).filter(({ type }) => is(type, system, [code]));

/** What all profiles of a RESTful interaction share. */
function interactionOf(
  event: Event,
  must: Must,
  wants: { codes: string[]; action: string; client: string; server: string; users: string[] },
): void {
  must(is(event.type, "http://terminology.hl7.org/CodeSystem/audit-event-type", ["rest"]), "type is rest");
  must(
    (event.subtype ?? []).some((code) => is(code, interactions, wants.codes)),
    "subtype of the interaction",
  );
  must(event.action === wants.action, `action ${wants.action}`);
  must(event.outcome === "0", "outcome is success");
  for (const [name, code] of [
    ["client", wants.client],
    ["server", wants.server],
  ] as const) {
    const [found, ...more] = agents(event, dicom, [code]);
    must(found !== undefined && more.length === 0, `agent ${name} 1..1`);
    must(found?.who !== undefined && found.network !== undefined && found.media === undefined, `agent ${name}`);
  }
  const [user, ...more] = agents(event, participation, wants.users);
  must(more.length === 0, "agent user 0..1");
  if (user) must(user.who !== undefined && user.requestor === true && user.network === undefined, "agent user");
  const requests = entities(event, "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId");
  must(requests.length <= 1 && requests.every(({ what }) => Boolean(what?.identifier?.value)), "entity transaction");
}

function dataOf(event: Event, must: Must): void {
  const [data, ...more] = entities(event, entityType, "2");
  must(data?.what !== undefined && more.length === 0, "entity data 1..1");
  must(is(data?.role, entityRole, ["3", "4", "20"]), "entity data is a domain resource, report or job");
}

function queryOf(event: Event, must: Must): void {
  const [query, ...more] = entities(event, entityType, "2");
  must(query !== undefined && more.length === 0 && is(query.role, entityRole, ["24"]), "entity query 1..1");
  must(query?.what === undefined && query?.lifecycle === undefined && query?.detail === undefined, "entity query");
  must(/^[A-Za-z0-9+/]+={0,2}$/.test(query?.query ?? ""), "entity query is base64");
}

function patientOf(event: Event, must: Must): void {
  const [patient, ...more] = entities(event, entityType, "1");
  must(patient !== undefined && more.length === 0, "entity patient 1..1");
  must(is(patient?.role, entityRole, ["1"]), "entity patient has its role");
  must(/^Patient\/[A-Za-z0-9\-.]{1,64}$/.test(patient?.what?.reference ?? ""), "entity patient is a Patient");
}

type Check = (event: Event, must: Must) => void;
const both =
  (...checks: Check[]): Check =>
  (event, must) => {
    for (const check of checks) check(event, must);
  };

const destination = "110152";
const origin = "110153";
const dataSources = ["AUT", "INF", "CST"];

const read: Check = (event, must) => {
  const wants = { codes: ["read", "vread"], action: "R", client: destination, server: origin, users: ["IRCP"] };
  interactionOf(event, must, wants);
  dataOf(event, must);
};
const query: Check = (event, must) => {
  const codes = ["search", "search-type", "search-system"];
  interactionOf(event, must, { codes, action: "E", client: origin, server: destination, users: ["IRCP"] });
  queryOf(event, must);
};
const change =
  (code: string, action: string): Check =>
  (event, must) => {
    interactionOf(event, must, { codes: [code], action, client: origin, server: destination, users: dataSources });
    dataOf(event, must);
  };

const authorization: Check = (event, must) => {
  must(is(event.type, dicom, ["110113"]), "type is a security alert");
  const subtypes = "https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType";
  must(
    (event.subtype ?? []).some((code) => is(code, subtypes, ["AuthZ-Consent", "AuthZ-Role"])),
    "subtype",
  );
  must(event.action === "E", "action E");
  for (const [name, system, codes] of [
    ["client", dicom, ["110150"]],
    ["user", participation, ["IRCP"]],
    ["userorg", "http://terminology.hl7.org/CodeSystem/v3-RoleClass", ["PROV"]],
    ["authorizer", "http://terminology.hl7.org/CodeSystem/extra-security-role-type", ["authserver"]],
  ] as const) {
    const [found, ...more] = agents(event, system, codes);
    must(found?.who !== undefined && more.length === 0, `agent ${name} 1..1`);
    if (name === "user") must(found?.requestor === true, "the user asks");
    else must(found?.requestor === false && found.role === undefined && found.name === undefined, `agent ${name}`);
    if (name === "client") must(found?.network !== undefined, "agent client has a network");
    if (name === "authorizer")
      must(JSON.stringify(found?.who) === JSON.stringify(event.source?.observer), "val-audit-source");
  }
  const consents = entities(event, "http://hl7.org/fhir/resource-types", "Consent");
  must(consents.length > 0 && consents.every(({ what }) => what !== undefined), "entity consent 1..*");
  must((event.entity ?? []).length === consents.length + 1, "entities are closed");
};

const profiles: Readonly<Record<string, Check>> = {
  Read: read,
  PatientRead: both(read, patientOf),
  Query: query,
  PatientQuery: both(query, patientOf),
  Create: change("create", "C"),
  PatientCreate: both(change("create", "C"), patientOf),
  Update: change("update", "U"),
  PatientUpdate: both(change("update", "U"), patientOf),
  AuthZconsent: both(authorization, patientOf),
};
