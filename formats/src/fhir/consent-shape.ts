import { consentSystems } from "./consent-terms.ts";

/** An element of a Consent that stands against taking it, and why, in a sentence. */
export type ConsentFault = { element: string; detail: string };

type Json = { readonly [name: string]: unknown };

/**
 * What keeps a resource from being read as a decision at all: it is no Consent, not in force, not about privacy, undated, or it
 * carries something that changes its meaning and that the exchange does not know. Types are checked as far as they are read.
 */
export function faultOfShape(resource: unknown): ConsentFault | undefined {
  if (!isObject(resource) || resource.resourceType !== "Consent")
    return { element: "resourceType", detail: "This is no Consent." };
  const { status, dateTime, patient } = resource;
  if (status !== "active" && status !== "inactive")
    return { element: "status", detail: "Only a consent that is active or inactive is a decision." };
  if (
    !codesOf(resource.scope).some(({ system, code }) => system === consentSystems.scope && code === "patient-privacy")
  )
    return { element: "scope", detail: "It is no privacy consent." };
  if (!Array.isArray(resource.category) || resource.category.length === 0)
    return { element: "category", detail: "A consent has a category." };
  if (!isObject(patient) || !/(?:^|\/)Patient\/[A-Za-z0-9.-]{1,64}$/.test(String(patient.reference ?? "")))
    return { element: "patient", detail: "It does not say whose it is." };
  if (!isDay(dateTime)) return { element: "dateTime", detail: "It does not say on which day it was signed." };
  if (resource.implicitRules !== undefined || carriesModifier(resource))
    return {
      element: "modifierExtension",
      detail: "It carries something that changes its meaning, which is not known.",
    };
  const misshapen = misshapenIn(resource);
  if (misshapen) return { element: misshapen, detail: "It is not what the standard says." };
  if (resource.provision === undefined) return undefined;
  return faultOfProvision(resource.provision, String(dateTime).slice(0, 10), "provision");
}

/** Elements that are lists of objects, and strings, wherever in a Consent they stand, as far as they are read. */
const lists =
  "category coding contained extension performer organization actor purpose provision relationship name".split(" ");
const texts =
  "url code system version display title language lastUpdated valueCode valueString valueInstant text id".split(" ");
const instants = ["lastUpdated", "valueInstant"];

/** The first element whose JSON type is another than the standard's. */
function misshapenIn(node: Json, path = ""): string | undefined {
  for (const [name, value] of Object.entries(node)) {
    const at = path === "" ? name : `${path}.${name}`;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isRoot = at === "provision";
    if (lists.includes(name) && !isRoot && !(Array.isArray(value) && items.every(isObject))) return at;
    if (texts.includes(name) && typeof value !== "string") return at;
    if (instants.includes(name) && !isInstant(value)) return at;
    if (objects.includes(name) && !isObject(value)) return at;
    for (const item of items) {
      const inner = isObject(item) ? misshapenIn(item, at) : undefined;
      if (inner) return inner;
    }
  }
  return undefined;
}

const objects = ["meta", "sourceAttachment", "policyRule", "scope", "patient", "period"];

/** Elements by which a provision says less than the whole record. */
const finer = ["securityLabel", "class", "code", "data", "dataPeriod", "action"] as const;

function faultOfProvision(provision: unknown, signedOn: string, element: string): ConsentFault | undefined {
  if (!isObject(provision) || (provision.type !== "permit" && provision.type !== "deny"))
    return { element: `${element}.type`, detail: "It neither permits nor denies." };
  const part = finer.find((name) => provision[name] !== undefined);
  if (part)
    return { element: `${element}.${part}`, detail: "The exchange can keep no decision about a part of the record." };
  for (const list of ["actor", "purpose", "provision"] as const) {
    const items = provision[list];
    if (items !== undefined && !(Array.isArray(items) && items.every(isObject)))
      return { element: `${element}.${list}`, detail: "It is no list." };
  }
  if (provision.period !== undefined) {
    if (!isObject(provision.period)) return { element: `${element}.period`, detail: "It is no period." };
    const { start, end } = provision.period;
    if (start !== undefined && (!isDay(start) || String(start).slice(0, 10) > signedOn))
      return { element: `${element}.period.start`, detail: "It begins after it was signed." };
    if (end !== undefined && !isInstant(end))
      return { element: `${element}.period.end`, detail: "Its end needs a time with an offset." };
  }
  const nested = (provision.provision ?? []) as readonly unknown[];
  for (const [at, inner] of nested.entries()) {
    const fault = faultOfProvision(inner, signedOn, `${element}.provision[${at}]`);
    if (fault) return fault;
  }
  return undefined;
}

/** Anywhere in the resource: what carries a modifier must not be read by whoever does not know it (R4 §2.5.1). */
function carriesModifier(value: unknown, depth = 0): boolean {
  // No Consent of the standard nests as deep.
  if (depth > 20) return true;
  if (Array.isArray(value)) return value.some((item) => carriesModifier(item, depth + 1));
  if (!isObject(value)) return false;
  return "modifierExtension" in value || Object.values(value).some((inner) => carriesModifier(inner, depth + 1));
}

const codesOf = (concept: unknown): readonly Json[] =>
  isObject(concept) && Array.isArray(concept.coding) ? concept.coding.filter(isObject) : [];

function isDay(value: unknown): boolean {
  const [, day] = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(typeof value === "string" ? value : "") ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  return day !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

const isInstant = (value: unknown): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
