import { createHash } from "node:crypto";
import type {
  Bundle,
  BundleEntry,
  CodeableConcept,
  Endpoint,
  Extension,
  HealthcareService,
  Location,
  Organization,
  Reference,
  Resource,
} from "@medplum/fhirtypes";
import {
  type DirectoryParticipant,
  type DirectorySource,
  type DirectoryTerms,
  directorySystems,
  organizationTypes,
} from "./directory-terms.ts";

/**
 * Where a system listens or speaks is nobody's business: the address is there, and masked. The types of R4 know no primitive that is
 * extension alone, so what becomes of it needs a cast.
 */
type MaskedEndpoint = Omit<Endpoint, "address"> & { _address: { extension: Extension[] } };

/**
 * A page of the directory as FHIR R4: a searchset with an Organization for each participant, and, included, a Location for each site,
 * and an Endpoint and a HealthcareService for each source. It stands by itself: references are `urn:uuid` within it.
 * @see https://hl7.org/fhir/R4/organization.html
 * @see https://hl7.org/fhir/R4/endpoint.html
 * @see https://hl7.org/fhir/R4/healthcareservice.html
 */
export function writeDirectory({ at, self, next, total, participants }: DirectoryTerms): Bundle {
  return {
    resourceType: "Bundle",
    type: "searchset",
    timestamp: at.toISOString(),
    total,
    link: [{ relation: "self", url: self }, ...(next ? [{ relation: "next", url: next }] : [])],
    ...(participants.length > 0 ? { entry: participants.flatMap(entriesOf) } : {}),
  };
}

const entriesOf = (participant: DirectoryParticipant): BundleEntry[] => [
  entryOf(organization(participant), "match"),
  ...participant.sites.map((site) => entryOf(location(site, participant), "include")),
  ...participant.sources.flatMap((source) => [
    entryOf(endpoint(source, participant) as unknown as Endpoint, "include"),
    entryOf(healthcareService(source, participant), "include"),
  ]),
];

const entryOf = (resource: Resource & { id?: string }, mode: "match" | "include"): BundleEntry => ({
  fullUrl: `urn:uuid:${resource.id}`,
  resource,
  search: { mode },
});

function organization({ id, name, type, page, sources }: DirectoryParticipant): Organization {
  const general = organizationTypes[type.code] ?? { code: "prov", display: "Healthcare Provider" };
  return {
    resourceType: "Organization",
    id,
    active: true,
    type: [{ coding: [{ system: directorySystems.organizationType, ...general }] }, participantType(type)],
    name,
    telecom: [{ system: "url", value: page }],
    ...(sources.length > 0 ? { endpoint: sources.map((source) => refer<Endpoint>(source.id, source.name)) } : {}),
  };
}

const location = (site: { id: string; name: string }, participant: DirectoryParticipant): Location => ({
  resourceType: "Location",
  id: site.id,
  status: "active",
  name: site.name,
  mode: "instance",
  managingOrganization: refer(participant.id, participant.name),
});

const endpoint = (source: DirectorySource, participant: DirectoryParticipant): MaskedEndpoint => ({
  resourceType: "Endpoint",
  id: source.id,
  status: "active",
  connectionType: { system: directorySystems.connectionType, code: "hl7v2-mllp" },
  name: source.name,
  managingOrganization: refer(participant.id, participant.name),
  ...(source.since ? { period: { start: source.since } } : {}),
  payloadType:
    source.elements.length > 0
      ? source.elements.map(dataElement)
      : [{ coding: [{ system: directorySystems.payloadType, code: "none" }], text: "Nothing yet" }],
  _address: { extension: [{ url: directorySystems.dataAbsent, valueCode: "masked" }] },
});

function healthcareService(source: DirectorySource, participant: DirectoryParticipant): HealthcareService {
  const { timeliness, elements } = source;
  const characteristic = [
    ...(timeliness ? [concept(directorySystems.timeliness, timeliness)] : []),
    ...elements.map(dataElement),
  ];
  const comment = elements.map(({ words, since }) => `${words} since ${since}`).join("; ");
  return {
    resourceType: "HealthcareService",
    id: serviceId(source.id),
    active: true,
    providedBy: refer(participant.id, participant.name),
    category: [participantType(participant.type)],
    ...(participant.sites.length > 0
      ? { location: participant.sites.map((site) => refer<Location>(site.id, site.name)) }
      : {}),
    name: source.name,
    ...(comment ? { comment } : {}),
    ...(characteristic.length > 0 ? { characteristic } : {}),
    endpoint: [refer(source.id, source.name)],
  };
}

const participantType = (type: { code: string; words: string }): CodeableConcept =>
  concept(directorySystems.participantType, type);
const dataElement = (element: { code: string; words: string }): CodeableConcept =>
  concept(directorySystems.dataElement, element);

const concept = (system: string, { code, words }: { code: string; words: string }): CodeableConcept => ({
  coding: [{ system, code, display: words }],
});

const refer = <Target extends Resource>(id: string, display: string): Reference<Target> => ({
  reference: `urn:uuid:${id}`,
  display,
});

/** Of the service that a source is, the same each time; the Endpoint has the source's own id. UUID version 8. */
function serviceId(sourceId: string): string {
  const hex = createHash("sha256").update(`healthcare-service ${sourceId}`).digest("hex");
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
