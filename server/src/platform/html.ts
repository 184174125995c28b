/** Text that is HTML already: everything that came into it was escaped. */
export type Html = { readonly html: string };

type Part = Html | string | number | readonly Part[] | false | undefined;

/**
 * A tagged template for HTML. What is put in is escaped, in text and in quoted attributes; `Html` goes in as it is, lists one
 * after the other, false and undefined as nothing.
 */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.reduce((whole, text, at) => `${whole}${text}${at < parts.length ? render(parts[at]) : ""}`, ""),
});

function render(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return "html" in part ? part.html : part.map(render).join("");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
