import MarkdownIt from "markdown-it";

export type MarkdownRules = {
  /** Where a link may lead; what it refuses stays as it was written. */
  mayLink(address: string): boolean;
  /** Links to other sites open apart from the page. */
  opensApart: boolean;
  /** The first heading of a text is this deep, since the page has headings of its own above it. */
  headingsFrom: 2 | 3;
};

/**
 * Makes a renderer of Markdown that somebody wrote as HTML that holds no script and no picture: raw HTML is shown as text, links
 * lead where the rules let them.
 */
export function markdownRenderer({ mayLink, opensApart, headingsFrom }: MarkdownRules): (text: string) => string {
  const markdown = new MarkdownIt("default", { html: false, linkify: true, typographer: false });
  markdown.disable("image");
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  markdown.validateLink = (address) => mayLink(address.trim());
  markdown.core.ruler.push("house", (state) => {
    for (const token of state.tokens) {
      if (token.type === "heading_open" || token.type === "heading_close") token.tag = lower(token.tag, headingsFrom);
      for (const child of token.children ?? []) {
        if (child.type !== "link_open" || !opensApart || isOwnPage(child.attrGet("href") ?? "")) continue;
        child.attrSet("rel", "noopener noreferrer");
        child.attrSet("target", "_blank");
      }
    }
  });
  return (text) => markdown.render(text);
}

/** An address of this very site: a path from its root, and nothing that a browser reads as another host. */
export const isOwnPage = (address: string): boolean => /^\/(?![/\\])[^\s\\]*$/.test(address);

const lower = (tag: string, from: number): string => `h${Math.min(6, Math.max(from, Number(tag.slice(1)) + from - 2))}`;
