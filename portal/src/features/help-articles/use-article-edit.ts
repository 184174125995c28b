import type { Article } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { saveArticle } from "../../ui/api/support-endpoints.ts";
import { articleQuery, articlesQuery } from "../../ui/api/support-queries.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { type ArticleDraft, articleFields, draftOf, editOf, faultsOf, isChanged } from "./article-draft.ts";

/**
 * An article while it is edited. What was typed outlives a locked session. When somebody else saved meanwhile, the newest text is
 * read and stands beside the typed one until the writer chooses.
 */
export function useArticleEdit(article: Article, taken: readonly string[], onSaved: (saved: Article) => void) {
  const { helpArticles: text } = useWords();
  const queries = useQueryClient();
  const [kept, setDraft] = useDraft<ArticleDraft | undefined>(`article ${article.slug}`, undefined);
  const draft = kept ?? draftOf(article);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState<Article>();
  const changed = isChanged(draft, article);

  const change = (part: Partial<ArticleDraft>) => {
    setSaved(undefined);
    setDraft({ ...draft, ...part });
  };
  const takeNewest = () => {
    setDraft(undefined);
    setErrors([]);
    setFailure(undefined);
  };

  const save = async (base: number) => {
    const wrong = faultsOf(draft, taken, text);
    setErrors(wrong);
    if (wrong.length > 0 || busy) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await saveArticle(draft.slug, editOf(draft, base));
    if (answer.ok) {
      queries.setQueryData(articleQuery(draft.slug).queryKey, answer.value);
      void queries.invalidateQueries({ queryKey: articlesQuery.queryKey });
    } else if (isConflict(answer.failure)) {
      await queries.invalidateQueries({ queryKey: articleQuery(draft.slug).queryKey });
    }
    setBusy(false);
    if (answer.ok) {
      setDraft(undefined);
      setSaved(answer.value);
      onSaved(answer.value);
    } else if (!isConflict(answer.failure) || article.slug === "") {
      setFailure(answer.failure);
      setErrors(fieldErrorsOf(answer.failure));
    }
  };

  return {
    draft,
    busy,
    failure,
    errors,
    saved,
    changed,
    /** Somebody else's text is newer than the one that was edited. */
    conflict: changed && draft.version !== article.version,
    change,
    takeNewest,
    save: () => save(draft.version),
    /** Saves over the newest text, which the writer has seen. */
    saveOver: () => save(article.version),
  };
}

export type ArticleEditing = ReturnType<typeof useArticleEdit>;

const isConflict = (failure: Failure) => failure.kind === "refused" && failure.problem.status === 409;

const fieldNames: Record<string, string> = {
  ...articleFields,
  "action.label": articleFields.actionLabel,
  "action.path": articleFields.actionPath,
};

const fieldErrorsOf = (failure: Failure): FieldError[] =>
  failure.kind === "refused"
    ? (failure.problem.fields ?? []).map(({ field, detail }) => ({
        field: fieldNames[field] ?? articleFields.body,
        text: detail,
      }))
    : [];
