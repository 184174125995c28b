import type { Article, ArticleEdit } from "@crossbay/contract";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import type { Words } from "../../ui/words/en.ts";

/** An article while it is edited: one level deep, so that a field is one name. */
export interface ArticleDraft {
  /** The version that was edited. */
  version: number;
  slug: string;
  title: string;
  category: string;
  body: string;
  keywords: string;
  actionLabel: string;
  actionPath: string;
  hidden: boolean;
}

export const articleFields = {
  slug: "article-slug",
  title: "article-title",
  category: "article-category",
  body: "article-body",
  keywords: "article-keywords",
  actionLabel: "article-action-label",
  actionPath: "article-action-path",
} as const;

export const draftOf = ({ slug, version, title, category, body, keywords, action, hidden }: Article): ArticleDraft => ({
  version,
  slug,
  title,
  category,
  body,
  keywords,
  actionLabel: action.label,
  actionPath: action.path,
  hidden,
});

/** What is saved over `version`. */
export const editOf = (draft: ArticleDraft, version: number): ArticleEdit => ({
  version,
  title: draft.title.trim(),
  category: draft.category,
  body: draft.body.trim(),
  keywords: draft.keywords.trim(),
  action: { label: draft.actionLabel.trim(), path: draft.actionPath.trim() },
  hidden: draft.hidden,
});

/** Whether somebody changed anything; which version it was does not count. */
export const isChanged = (draft: ArticleDraft, article: Article): boolean =>
  JSON.stringify({ ...draft, version: 0 }) !== JSON.stringify({ ...draftOf(article), version: 0 });

/** The page of a new article stands there. */
const reservedSlug = "new";
const slugForm = /^[a-z0-9-]{1,80}$/;
const pathForm = /^\/\S*$/;

/** What is missing or wrong. `taken`: addresses of other articles; only a new one can meet them. */
export function faultsOf(
  draft: ArticleDraft,
  taken: readonly string[],
  { missing }: Words["helpArticles"],
): FieldError[] {
  const faults: [wrong: boolean, field: keyof typeof articleFields, text: string][] = [
    [!draft.title.trim(), "title", missing.title],
    [!slugForm.test(draft.slug), "slug", missing.slug],
    [[...taken, reservedSlug].includes(draft.slug), "slug", missing.slugTaken],
    [!draft.category, "category", missing.category],
    [!draft.body.trim(), "body", missing.body],
    [!draft.actionLabel.trim(), "actionLabel", missing.actionLabel],
    [!pathForm.test(draft.actionPath.trim()), "actionPath", missing.actionPath],
  ];
  return faults.flatMap(([wrong, field, text]) => (wrong ? [{ field: articleFields[field], text }] : []));
}

/** `pop-up-windows` of `Pop-up windows?`: letters without their accents, everything else a hyphen. */
export const slugOf = (title: string): string =>
  title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");

/** Words of a text, as a writer counts them. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
