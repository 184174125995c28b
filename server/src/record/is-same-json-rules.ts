/** True where two JSON values say the same, whatever the order of their keys; a member that is undefined is none. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, at) => isSameJson(item, b[at]));
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  let members = 0;
  for (const key of Object.keys(one)) {
    if (one[key] === undefined) continue;
    if (!isSameJson(one[key], other[key])) return false;
    members++;
  }
  for (const key of Object.keys(other)) if (other[key] !== undefined) members--;
  return members === 0;
}
