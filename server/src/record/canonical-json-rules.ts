/**
 * JSON with the keys of every object in order, so that equal values give equal texts (RFC 8785, but for the numbers of
 * which there is only one spelling in JavaScript anyway). Characters that PostgreSQL's jsonb cannot hold, NUL and lone
 * surrogates, are left out or replaced.
 */
export const canonicalJson = (value: unknown): string => storableJson(inOrder(value));

/** JSON with the keys as they stand, which saves half the work where one piece of code puts them there in one order. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  // NUL and lone surrogates are among the few characters that are written by their numbers.
  return text.includes("\\u") ? JSON.stringify(cleaned(value)) : text;
}

function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const object = value as Record<string, unknown>;
  const ordered: Record<string, unknown> = {};
  for (const key of sorted(Object.keys(object))) ordered[key] = inOrder(object[key]);
  return ordered;
}

const fewKeys = 20;

/** Few keys, as objects mostly have, are faster put in order by hand. */
function sorted(keys: string[]): string[] {
  if (keys.length > fewKeys) return keys.sort();
  for (let at = 1; at < keys.length; at++) {
    const key = keys[at]!;
    let place = at - 1;
    for (; place >= 0 && keys[place]! > key; place--) keys[place + 1] = keys[place]!;
    keys[place + 1] = key;
  }
  return keys;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(cleaned);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [cleanText(key), cleaned(member)]));
}

const cleanText = (text: string): string => text.toWellFormed().replaceAll("\u0000", "");
