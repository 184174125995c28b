const ownPage =
  /(?<![\w/.:-])\/(?:support|status|directory|help|training|find-your-relationship-manager)(?:\/[\w-]+)*(?![\w/])/g;

interface Part {
  /** Where it begins in the text. */
  at: number;
  part: string;
  link: boolean;
}

/** The text in parts: between them stand the addresses of the exchange's own pages, such as /support/faq/pop-up-windows. */
export function splitOwnPages(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: path, index } of text.matchAll(ownPage)) {
    if (index > end) parts.push({ at: end, part: text.slice(end, index), link: false });
    parts.push({ at: index, part: path, link: true });
    end = index + path.length;
  }
  if (end < text.length) parts.push({ at: end, part: text.slice(end), link: false });
  return parts;
}
