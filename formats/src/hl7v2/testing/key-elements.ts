import type {
  Address,
  CodeableConcept,
  ContactPoint,
  HumanName,
  Identifier,
  Observation,
  Resource,
} from "../../fhir/index.ts";

/** What a resource says, as `path=value` statements that two converters can be held against: who, what, when, value, unit, status. */
export function keyElements(resources: readonly Resource[]): Set<string> {
  const statements = new Set<string>();
  for (const resource of resources) {
    for (const [path, value] of elementsOf(resource)) if (value) statements.add(`${path}=${value}`);
  }
  return statements;
}

type Element = [path: string, value: string | undefined];

function elementsOf(resource: Resource): Element[] {
  switch (resource.resourceType) {
    case "Patient":
      return [
        ...names("Patient.name", resource.name),
        ["Patient.birthDate", resource.birthDate],
        ["Patient.gender", resource.gender],
        ["Patient.deceased", day(resource.deceasedDateTime) ?? resource.deceasedBoolean?.toString()],
        ["Patient.maritalStatus", resource.maritalStatus?.coding?.[0]?.code],
        ...identifiers("Patient.identifier", resource.identifier),
        ...addresses("Patient.address", resource.address),
        ...telecoms("Patient.telecom", resource.telecom),
      ];
    case "Encounter":
      return [
        ["Encounter.class", resource.class?.code],
        ["Encounter.status", resource.status],
        ["Encounter.period.start", minute(resource.period?.start)],
        ["Encounter.period.end", minute(resource.period?.end)],
        ...identifiers("Encounter.identifier", resource.identifier),
      ];
    case "Observation":
      return observation(resource);
    case "DiagnosticReport":
      return [
        ...codes("DiagnosticReport.code", resource.code),
        [`DiagnosticReport.status(${code(resource.code)})`, resource.status],
        [
          `DiagnosticReport.effective(${code(resource.code)})`,
          minute(resource.effectiveDateTime ?? resource.effectivePeriod?.start),
        ],
        ...identifiers("DiagnosticReport.identifier", resource.identifier),
      ];
    case "AllergyIntolerance":
      return [
        ...codes("AllergyIntolerance.code", resource.code),
        [`AllergyIntolerance.category(${code(resource.code)})`, resource.category?.[0]],
        [`AllergyIntolerance.reaction(${code(resource.code)})`, resource.reaction?.[0]?.manifestation?.[0]?.text],
      ];
    case "Condition":
      return [
        ...codes("Condition.code", resource.code),
        [`Condition.onset(${code(resource.code)})`, day(resource.onsetDateTime)],
      ];
    case "RelatedPerson":
      return [
        ...names("RelatedPerson.name", resource.name),
        ...telecoms("RelatedPerson.telecom", resource.telecom),
        ["RelatedPerson.relationship", resource.relationship?.[0]?.coding?.[0]?.code],
      ];
    case "Coverage":
      return [["Coverage.period.start", day(resource.period?.start)]];
    default:
      return [];
  }
}

function observation(resource: Observation): Element[] {
  const about = code(resource.code);
  const of = (name: string): string => `Observation.${name}(${about})`;
  return [
    ...codes("Observation.code", resource.code),
    [of("status"), resource.status],
    [of("effective"), minute(resource.effectiveDateTime)],
    [of("value"), resource.valueQuantity?.value?.toString()],
    [of("unit"), resource.valueQuantity?.unit ?? resource.valueQuantity?.code],
    [of("comparator"), resource.valueQuantity?.comparator],
    [of("string"), resource.valueString?.trim()],
    [of("date"), minute(resource.valueDateTime)],
    [of("concept"), resource.valueCodeableConcept?.coding?.[0]?.code],
    [of("interpretation"), resource.interpretation?.[0]?.coding?.[0]?.code],
    [of("range"), resource.referenceRange?.[0]?.text],
  ];
}

const code = (concept: CodeableConcept | undefined): string => concept?.coding?.[0]?.code ?? "";

const codes = (path: string, concept: CodeableConcept | undefined): Element[] =>
  (concept?.coding ?? []).map((coding) => [path, coding.code]);

const names = (path: string, list: readonly HumanName[] | undefined): Element[] =>
  (list ?? []).flatMap((name) => [
    [`${path}.family`, name.family] as Element,
    ...(name.given ?? []).map((given): Element => [`${path}.given`, given]),
  ]);

const identifiers = (path: string, list: readonly Identifier[] | undefined): Element[] =>
  (list ?? []).map((identifier) => [path, identifier.value]);

const addresses = (path: string, list: readonly Address[] | undefined): Element[] =>
  (list ?? []).flatMap((address) => [
    [`${path}.line`, address.line?.[0]] as Element,
    [`${path}.city`, address.city] as Element,
    [`${path}.state`, address.state] as Element,
    [`${path}.postalCode`, address.postalCode] as Element,
  ]);

const telecoms = (path: string, list: readonly ContactPoint[] | undefined): Element[] =>
  (list ?? []).map((point) => [path, point.system === "email" ? point.value : point.value?.replace(/\D/g, "")]);

const day = (time: string | undefined): string | undefined => time?.slice(0, 10);

/** An instant to the minute where there is a time, else the date. */
const minute = (time: string | undefined): string | undefined =>
  time !== undefined && time.length > 10 && !Number.isNaN(Date.parse(time))
    ? new Date(time).toISOString().slice(0, 16)
    : time;
