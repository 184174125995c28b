/**
 * JSON with the keys of every object in order, so that equal values give equal texts (RFC 8785, but for the numbers of
 * which there is only one spelling in JavaScript anyway). Characters that PostgreSQL's jsonb cannot hold, NUL and lone
 * surrogates, are left out or replaced.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const object = value as Record<string, unknown>;
  let text = "";
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    text += `${text === "" ? "" : ","}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

// Most texts need no escape, and the native function costs more than looking.
const quoted = (text: string): string => (plainText.test(text) ? `"${text}"` : JSON.stringify(cleanText(text)));

const plainText = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;

const cleanText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");
