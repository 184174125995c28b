/** The words of an HTML mail, for those that come without plain text. What it would fetch or run is gone. */
export function textOfHtml(markup: string): string {
  return markup
    .slice(0, markupMax)
    .replace(/<(script|style|head|title)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, " ")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>?/g, " ")
    .replace(
      /&(nbsp|amp|lt|gt|quot|#39|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi,
      (whole, name: string) => sign(name) ?? whole,
    )
    .replace(/[ \t\u00A0]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const markupMax = 2_000_000;

const named: Record<string, string> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function sign(name: string): string | undefined {
  const plain = named[name.toLowerCase()];
  if (plain || !name.startsWith("#")) return plain;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : " ";
}
