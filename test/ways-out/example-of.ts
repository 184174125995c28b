import fc from "fast-check";

/** A JSON schema as far as request bodies here use it. */
export type Schema = {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  minItems?: number;
  minLength?: number;
  minimum?: number;
  format?: string;
  pattern?: string;
};

const formats: Readonly<Record<string, string>> = {
  uuid: "00000000-0000-7000-8000-000000000000",
  date: "2026-03-01",
  "date-time": "2026-03-01T12:00:00.000Z",
  email: "somebody@crossbay.example",
};
/** The smallest value that a schema takes, so that a request is stopped by who asks and not by what is asked. */
export function exampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return exampleOf(schema.anyOf[0]);
  switch (schema.type) {
    case "object":
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, exampleOf(schema.properties?.[name] ?? {})]),
      );
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}));
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "string":
      return stringOf(schema);
    default:
      return {};
  }
}

const stringOf = ({ format, pattern, minLength }: Schema): string =>
  pattern ? matching(pattern) : (formats[format ?? ""] ?? "x".repeat(minLength ?? 1));

/** Always the same one. */
const matching = (pattern: string): string =>
  fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: 1 })[0] ?? "";
