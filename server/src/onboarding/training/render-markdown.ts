import { markdownRenderer } from "../../platform/markdown.ts";

/** The address of a picture of the training folder: one name, no way up. */
const isTrainingImage = (url: string): boolean => /^\/training\/images\/[a-z0-9][a-z0-9-]*\.(?:svg|png)$/.test(url);

/**
 * Markdown of a course as HTML that holds no script: raw HTML is shown as text, links go to http(s) alone and open apart,
 * pictures come from the product's own training folder. A page of training has its own h1 and an h2 for each module, so
 * headings begin at h3.
 */
export const renderMarkdown = markdownRenderer({
  mayLink: (url) => /^https?:\/\//i.test(url),
  mayShow: isTrainingImage,
  opensApart: true,
  headingsFrom: 3,
});
