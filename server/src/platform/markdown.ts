import MarkdownIt from "markdown-it";

export type MarkdownRules = {
  /** Where a link may lead; what it refuses stays as it was written. */
  mayLink(address: string): boolean;
  /** Which pictures are shown; of others only the words that describe them. Without it, none is. */
  mayShow?(address: string): boolean;
  /** Links to other sites open apart from the page. */
  opensApart: boolean;
  /** The first heading of a text is this deep, since the page has headings of its own above it. */
  headingsFrom: 2 | 3;
};

type Token = ReturnType<MarkdownIt["parse"]>[number];

/**
 * Makes a renderer of Markdown that somebody wrote as HTML that holds no script: raw HTML is shown as text, links and pictures are
 * those that the rules allow.
 */
export function markdownRenderer(rules: MarkdownRules): (text: string) => string {
  const { mayLink, mayShow = () => false, headingsFrom } = rules;
  const markdown = new MarkdownIt("default", { html: false, linkify: true, typographer: false });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  // Asked for links and pictures alike; which of both it is, the rule below sees.
  markdown.validateLink = (address) => mayLink(address.trim()) || mayShow(address);
  markdown.core.ruler.push("house", (state) => {
    for (const token of state.tokens) {
      if (token.type === "heading_open" || token.type === "heading_close") token.tag = lower(token.tag, headingsFrom);
      for (const child of token.children ?? []) checkInline(child, { ...rules, mayShow });
    }
  });
  return (text) => markdown.render(text);
}

function checkInline(token: Token, { mayLink, mayShow, opensApart }: Required<MarkdownRules>): void {
  if (token.type === "image" && !mayShow(token.attrGet("src") ?? "")) {
    token.type = "text";
    token.tag = "";
    token.children = null;
  }
  if (token.type !== "link_open") return;
  const address = token.attrGet("href") ?? "";
  if (!mayLink(address)) token.attrSet("href", "#");
  if (!opensApart || isOwnPage(address)) return;
  token.attrSet("rel", "noopener noreferrer");
  token.attrSet("target", "_blank");
}

/** An address of this very site: a path from its root, and nothing that a browser reads as another host. */
export const isOwnPage = (address: string): boolean => /^\/(?![/\\])[^\s\\]*$/.test(address);

const lower = (tag: string, from: number): string => `h${Math.min(6, Math.max(from, Number(tag.slice(1)) + from - 2))}`;
