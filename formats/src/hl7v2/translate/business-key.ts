/**
 * Joins the parts of a business key. Parts are trimmed, compared without case, and cannot run into each other,
 * so that equal keys mean equal parts.
 */
export const businessKey = (...parts: readonly string[]): string =>
  parts.map((part) => withoutSeparators(part.trim().toUpperCase())).join("|");

const withoutSeparators = (part: string): string =>
  part.includes("|") || part.includes("\\") ? part.replace(/[\\|]/g, "\\$&") : part;
