/**
 * Sentences about what R4 would find wrong with a Consent: cardinalities, required codes, formats of primitives and the
 * invariants of Consent and of what it contains. Written from the specification, apart from the code that writes Consents.
 * @see https://hl7.org/fhir/R4/consent.html
 */
export function invalidities(consent: unknown): string[] {
  const found: string[] = [];
  const must = (holds: boolean, sentence: string) => void (holds || found.push(sentence));
  const root = consent as Node;
  must(isOne(root.status, ["draft", "proposed", "active", "rejected", "inactive", "entered-in-error"]), "status 1..1");
  must(isNode(root.scope), "scope 1..1");
  must(Array.isArray(root.category) && root.category.length > 0, "category 1..*");
  must(root.policyRule !== undefined || root.policy !== undefined, "ppc-1: a policy or a policyRule");
  must(root.patient !== undefined, "ppc-2: a privacy consent has a patient");
  must(/^\d{4}-\d{2}-\d{2}$/.test(String(root.dateTime)), "dateTime is a date");
  const contained = (root.contained ?? []) as Node[];
  for (const { id } of contained)
    must(JSON.stringify(root).includes(`"#${String(id)}"`), "dom-3: contained is referred to");
  for (const name of Object.keys(root)) must(elements.includes(name), `${name} is no element of Consent`);
  walk(root, "Consent", found);
  return found;
}

type Node = { readonly [name: string]: unknown };

const elements =
  "resourceType id meta contained extension identifier status scope category patient dateTime performer organization sourceAttachment sourceReference policy policyRule verification provision".split(
    " ",
  );

/** Formats of primitives by the element's name, wherever it stands (R4 §2.24). */
const formats: Readonly<Record<string, RegExp>> = {
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  system: /^(https?:\/\/|urn:)\S+$/,
  url: /^(https?:\/\/|urn:)\S+$/,
  code: /^[^\s]+(\s[^\s]+)*$/,
  valueCode: /^[^\s]+(\s[^\s]+)*$/,
  reference: /^(#[A-Za-z0-9\-.]{1,64}|(Patient|Organization|RelatedPerson)\/[A-Za-z0-9\-.]{1,64})$/,
  start: /^\d{4}-\d{2}-\d{2}$/,
  end: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  lastUpdated: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  valueInstant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  type: /^(permit|deny)$/,
  language: /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/,
};

function walk(node: Node, path: string, found: string[]): void {
  if (Object.keys(node).length === 0) found.push(`ele-1: ${path} is empty`);
  if ("url" in node && Object.keys(node).length !== 2) found.push(`ext-1: ${path} has one value`);
  for (const [name, value] of Object.entries(node)) {
    const at = `${path}.${name}`;
    if (typeof value === "string") {
      if (value.trim() === "") found.push(`${at} is empty`);
      // An actor's reference is an element of its own, with a reference in it.
      const format = formats[name];
      if (format && !format.test(value)) found.push(`${at} is not in its format: ${value}`);
    }
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (items.length === 0) found.push(`${at} is an empty list`);
    for (const item of items) if (isNode(item)) walk(item, at, found);
  }
}

const isOne = (value: unknown, codes: readonly string[]): boolean => typeof value === "string" && codes.includes(value);
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
