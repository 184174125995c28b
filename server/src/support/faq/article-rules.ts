import { isOwnPage } from "../../platform/markdown.ts";

/** An answer of the help centre as it is read. */
export type FaqArticle = {
  slug: string;
  title: string;
  category: string;
  /** Markdown. */
  body: string;
  /** Other words by which it is found. */
  keywords: string;
  /** The link that does what the answer says. */
  action: { label: string; path: string };
  hidden: boolean;
  /** Types of requests that it may spare; only the product's own articles have them. */
  types: readonly string[];
  /** Place among those that are shown first, until readers have said what helped; none: not among them. */
  popular: number | undefined;
};

/** What the help centre is divided into, in its order. */
export const faqCategories = [
  { id: "getting-an-account", name: "Getting an account" },
  { id: "signing-in", name: "Signing in" },
  { id: "patient-records", name: "Seeing patients' records" },
  { id: "user-managers", name: "For user managers" },
  { id: "trouble", name: "When something does not work" },
  { id: "safe-messages", name: "Sending us something safely" },
  { id: "patients", name: "For patients" },
] as const;

export const isFaqCategory = (id: string): boolean => faqCategories.some((category) => category.id === id);

/** What is wrong with an answer that somebody wrote, one sentence for each field. */
export function refuseArticle({
  category,
  body,
  action,
}: Pick<FaqArticle, "category" | "body" | "action">): { field: string; detail: string }[] {
  const faults: { field: string; detail: string }[] = [];
  if (!isFaqCategory(category)) faults.push({ field: "category", detail: "Choose one of the categories." });
  if (!isOwnPage(action.path)) {
    faults.push({
      field: "action",
      detail: "The link leads to a page of the exchange: its address begins with one slash.",
    });
  }
  if (firstSentence(body) === "") faults.push({ field: "body", detail: "Write the answer." });
  return faults;
}

/** Markdown as the words that a reader sees, for search and for what is shown of it in a list. */
export const plainWords = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
    .replace(/^[\s|:-]+$/gm, "")
    .replace(/[*_`|]/g, "")
    .replace(/\n{2,}/g, "\n")
    .trim();

/** The first sentence of an answer; with the next one where it is only a word, such as "No." */
export function firstSentence(markdown: string): string {
  const text = plainWords(markdown.replace(/^\s{0,3}#{1,6}\s.*$/gm, ""))
    .split("\n")
    .slice(0, 2)
    .join(" ");
  const [first = "", ...others] = text.split(/(?<=[.?!:])\s+/);
  return shorten(first.length >= sentenceMin ? first : [first, ...others.slice(0, 1)].join(" "));
}

const sentenceMin = 25;
const excerptMax = 220;

/** At most as much as a list shows, cut between words. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= excerptMax ? line : `${line.slice(0, excerptMax).replace(/\s\S*$/, "")} …`;
}
