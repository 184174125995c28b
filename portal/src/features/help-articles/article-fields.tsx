import type { ArticleLines } from "@crossbay/contract";
import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { countWords, articleFields as ids, slugOf } from "./article-draft.ts";
import style from "./articles.module.css";
import type { ArticleEditing } from "./use-article-edit.ts";

interface Props {
  edit: ArticleEditing;
  categories: ArticleLines["categories"];
  isNew: boolean;
}

/** Everything that an article is made of. The address of a new one follows its title until it is typed itself. */
export function ArticleFields({ edit: { draft, errors, change }, categories, isNew }: Props) {
  const { helpArticles: text } = useWords();
  const { fields } = text;
  return (
    <>
      <TextInput
        id={ids.title}
        label={fields.title}
        description={fields.titleHint}
        value={draft.title}
        error={errorOf(errors, ids.title)}
        maxLength={150}
        autoComplete="off"
        onChange={(event) => {
          const title = event.currentTarget.value;
          change(isNew && draft.slug === slugOf(draft.title) ? { title, slug: slugOf(title) } : { title });
        }}
      />
      {isNew && (
        <TextInput
          id={ids.slug}
          label={fields.slug}
          description={fields.slugHint}
          leftSection={<span className={style.prefix}>/support/faq/</span>}
          leftSectionWidth={112}
          value={draft.slug}
          error={errorOf(errors, ids.slug)}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ slug: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        id={ids.category}
        label={fields.category}
        value={draft.category}
        error={errorOf(errors, ids.category)}
        data={[
          ...(draft.category ? [] : [{ value: "", label: text.chooseCategory }]),
          ...categories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => change({ category: event.currentTarget.value })}
      />
      <Textarea
        id={ids.body}
        label={fields.body}
        description={
          <span className={style.hintRow}>
            <span>{fields.bodyHint}</span> <span>{text.words(countWords(draft.body))}</span>
          </span>
        }
        value={draft.body}
        error={errorOf(errors, ids.body)}
        maxLength={20_000}
        autosize
        minRows={12}
        maxRows={28}
        className={style.body}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      <fieldset className={style.action}>
        <legend>{text.actionLegend}</legend>
        <TextInput
          id={ids.actionLabel}
          label={fields.actionLabel}
          description={fields.actionLabelHint}
          value={draft.actionLabel}
          error={errorOf(errors, ids.actionLabel)}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => change({ actionLabel: event.currentTarget.value })}
        />
        <TextInput
          id={ids.actionPath}
          label={fields.actionPath}
          description={fields.actionPathHint}
          value={draft.actionPath}
          error={errorOf(errors, ids.actionPath)}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => change({ actionPath: event.currentTarget.value })}
        />
      </fieldset>
      <Textarea
        id={ids.keywords}
        label={fields.keywords}
        description={fields.keywordsHint}
        value={draft.keywords}
        error={errorOf(errors, ids.keywords)}
        autosize
        maxLength={500}
        autoComplete="off"
        onChange={(event) => change({ keywords: event.currentTarget.value })}
      />
      <Checkbox
        label={fields.hidden}
        checked={draft.hidden}
        onChange={(event) => change({ hidden: event.currentTarget.checked })}
      />
    </>
  );
}
