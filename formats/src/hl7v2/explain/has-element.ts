import type { Resource } from "../../fhir/index.ts";

/** Whether any of the resources has the element: see {@link elementValues}. */
export const hasElement = (resources: readonly Resource[], path: string): boolean =>
  resources.some((resource) => elementValues([resource], path).length > 0);

/**
 * The values of an element in all resources: `Patient`, `Patient.name`, `Encounter.period.start`, `Observation.value[x]` (of any
 * type), `Patient.extension(birthPlace)` (a URL that ends so).
 */
export function elementValues(resources: readonly Resource[], path: string): unknown[] {
  const [type = "", ...steps] = path.split(".");
  return resources
    .filter((resource) => resource.resourceType === type)
    .flatMap((resource) =>
      steps.reduce<unknown[]>((values, step) => values.flatMap((one) => below(one, step)), [resource]),
    );
}

function below(value: unknown, step: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const element = value as Readonly<Record<string, unknown>>;
  if (/^\w+$/.test(step)) return listOf(element[step]);
  const extension = /^(\w+)\(([\w-]+)\)$/.exec(step);
  if (extension) return listOf(element[extension[1]!]).filter((item) => endsWith(item, extension[2]!));
  return Object.keys(element).flatMap((name) => (isStep(name, step) ? listOf(element[name]) : []));
}

const listOf = (one: unknown): unknown[] => (Array.isArray(one) ? one : one === undefined ? [] : [one]);

/** `valueQuantity` for `value[x]`. */
function isStep(name: string, step: string): boolean {
  const prefix = step.slice(0, -3);
  return name.startsWith(prefix) && /^[A-Z]/.test(name.slice(prefix.length));
}

const endsWith = (extension: unknown, name: string): boolean =>
  (extension as { url?: string }).url?.endsWith(name) ?? false;
