import type { Article, ArticleLines } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { ErrorSummary } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import { ArticleConflict } from "./article-conflict.tsx";
import { ArticleFields } from "./article-fields.tsx";
import { ArticlePreview } from "./article-preview.tsx";
import { ArticleVersions } from "./article-versions.tsx";
import style from "./articles.module.css";
import { useArticleEdit } from "./use-article-edit.ts";

interface Props {
  /** Without a slug it is a new one. */
  article: Article;
  categories: ArticleLines["categories"];
  /** Addresses that a new one cannot have. */
  taken?: readonly string[];
}

/** The text at the left, how it will look at the right, its versions below. */
export function ArticleEditor({ article, categories, taken = [] }: Props) {
  const { helpArticles: text } = useWords();
  const navigate = useNavigate();
  const isNew = article.slug === "";
  const edit = useArticleEdit(article, taken, ({ slug }) => {
    if (isNew) void navigate({ to: "/help-articles/$slug", params: { slug } });
  });
  const { draft, errors, saved } = edit;
  return (
    <>
      {article.hidden && <QuietNotice>{text.hiddenNotice}</QuietNotice>}
      <div className={style.columns}>
        <form
          className={style.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void edit.save();
          }}
        >
          {edit.conflict && <ArticleConflict newest={article} edit={edit} />}
          <ErrorSummary errors={errors} />
          {edit.failure && errors.length === 0 && <ProblemNotice failure={edit.failure} title={text.failed} />}
          <ArticleFields edit={edit} categories={categories} isNew={isNew} />
          <div className={style.actions}>
            <Button type="submit" loading={edit.busy} disabled={!edit.changed}>
              {draft.hidden ? text.saveHidden : text.save}
            </Button>
            <Button variant="subtle" disabled={!edit.changed} onClick={edit.takeNewest}>
              {text.reset}
            </Button>
            <p role="status" className={style.quiet}>
              {saved
                ? (saved.hidden ? text.savedHidden : text.saved)(saved.version)
                : edit.changed || isNew
                  ? ""
                  : text.unchanged}
            </p>
          </div>
        </form>
        <div className={style.beside}>
          <ArticlePreview draft={draft} />
          {!isNew && <ArticleVersions article={article} onTake={(then) => edit.change(then)} />}
        </div>
      </div>
    </>
  );
}
