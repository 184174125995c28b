import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt("default", { html: false, linkify: true, typographer: false });

// Only these lead out of a text; everything else stays as it was written.
markdown.validateLink = (url) => /^https?:\/\//i.test(url.trim()) || isTrainingImage(url);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

markdown.core.ruler.push("training", (state) => {
  for (const token of state.tokens) {
    // A page of training has its own h1 and an h2 for each module.
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = lowerHeading(token.tag);
    if (token.children) token.children = token.children.map(checkInline);
  }
});

type Token = ReturnType<typeof markdown.parse>[number];

/**
 * Markdown of a course as HTML that holds no script: raw HTML is shown as text, links go to http(s) alone and open apart,
 * pictures come from the product's own training folder, headings begin at h3.
 */
export const renderMarkdown = (text: string): string => markdown.render(text);

function checkInline(token: Token): Token {
  if (token.type === "image" && !isTrainingImage(token.attrGet("src") ?? "")) return asText(token);
  if (token.type === "link_open") {
    if (isTrainingImage(token.attrGet("href") ?? "")) token.attrSet("href", "#");
    token.attrSet("rel", "noopener noreferrer");
    token.attrSet("target", "_blank");
  }
  return token;
}

function asText(token: Token): Token {
  token.type = "text";
  token.tag = "";
  token.children = null;
  return token;
}

const lowerHeading = (tag: string): string => `h${Math.min(6, Math.max(3, Number(tag.slice(1)) + 1))}`;

/** The address of a picture of the training folder: one name, no way up. */
const isTrainingImage = (url: string): boolean => /^\/training\/images\/[a-z0-9][a-z0-9-]*\.(?:svg|png)$/.test(url);
