/**
 * Sentences about what R4 would find wrong with a Bundle of the directory: cardinalities, required codes, references within the Bundle
 * and the invariants of Bundle. Written from the specification, apart from the code that writes it.
 * @see https://hl7.org/fhir/R4/bundle.html
 */
export function directoryInvalidities(bundle: unknown): string[] {
  const found: string[] = [];
  const must = (holds: boolean, sentence: string) => void (holds || found.push(sentence));
  const root = bundle as Node;
  must(root.resourceType === "Bundle" && root.type === "searchset", "a searchset");
  must(instant.test(String(root.timestamp)), "timestamp is an instant");
  must(Number.isInteger(root.total) && Number(root.total) >= 0, "total is unsigned");
  const entries = (root.entry ?? []) as Node[];
  must(root.entry === undefined || entries.length > 0, "no empty list");
  const urls = entries.map(({ fullUrl }) => String(fullUrl));
  must(new Set(urls).size === urls.length, "bdl-7: fullUrl is unique");
  for (const { fullUrl, resource, search } of entries) {
    const one = resource as Node;
    const kind = String(one.resourceType);
    must(fullUrl === `urn:uuid:${String(one.id)}` && uuid.test(String(one.id)), `${kind}: fullUrl says the id`);
    must(["match", "include"].includes(String((search as Node)?.mode)), `${kind}: search.mode`);
    must(
      (search as Node)?.mode === (kind === "Organization" ? "match" : "include"),
      `${kind}: only Organizations match`,
    );
    const known = elements[kind];
    must(known !== undefined, `${kind} does not belong here`);
    for (const name of Object.keys(one)) must(known?.includes(name) ?? false, `${name} is no element of ${kind}`);
    for (const name of required[kind] ?? []) must(one[name] !== undefined, `${kind}.${name} 1..`);
    walk(one, kind, { found, urls: new Set(urls) });
  }
  return found;
}

type Node = { readonly [name: string]: unknown };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const elements: Readonly<Record<string, readonly string[]>> = {
  Organization: "resourceType id active type name telecom endpoint".split(" "),
  Location: "resourceType id status name mode managingOrganization".split(" "),
  Endpoint: "resourceType id status connectionType name managingOrganization period payloadType address _address".split(
    " ",
  ),
  HealthcareService: "resourceType id active providedBy category location name comment characteristic endpoint".split(
    " ",
  ),
};

/** Primitive elements that must be there may say why their value is not. */
const required: Readonly<Record<string, readonly string[]>> = {
  Organization: ["name"],
  Location: ["name"],
  Endpoint: ["status", "connectionType", "payloadType", "_address"],
  HealthcareService: [],
};

const formats: Readonly<Record<string, RegExp>> = {
  system: /^(https?:\/\/\S+|urn:\S+|url)$/,
  url: /^(https?:\/\/|urn:)\S+$/,
  code: /^[^\s]+(\s[^\s]+)*$/,
  valueCode: /^[^\s]+(\s[^\s]+)*$/,
  start: /^\d{4}-\d{2}-\d{2}$/,
  status: /^active$/,
  mode: /^instance$/,
};

function walk(node: Node, path: string, { found, urls }: { found: string[]; urls: ReadonlySet<string> }): void {
  if (Object.keys(node).length === 0) found.push(`ele-1: ${path} is empty`);
  for (const [name, value] of Object.entries(node)) {
    const at = `${path}.${name}`;
    if (typeof value === "string") {
      if (value.trim() === "") found.push(`${at} is empty`);
      if (formats[name] && !formats[name].test(value)) found.push(`${at} is not in its format: ${value}`);
      if (name === "reference" && !urls.has(value)) found.push(`${at} points nowhere: ${value}`);
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (items.length === 0) found.push(`${at} is an empty list`);
    for (const item of items) if (typeof item === "object" && item !== null) walk(item as Node, at, { found, urls });
  }
}
