import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { addStatusItem } from "../../ui/api/support-endpoints.ts";
import { statusItemsQuery } from "../../ui/api/support-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { decideNewsForm, emptyNews } from "./decide-news-form.ts";
import style from "./news.module.css";
import { NewsFields } from "./news-fields.tsx";
import { NewsFrame } from "./news-frame.tsx";
import { NewsPreview } from "./news-preview.tsx";

/** Tells everybody something: what it is at the left, how it will look at the right. */
export function NewNewsPage() {
  const { statusNews } = useWords();
  const { form: text } = statusNews;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useDraft("status news", emptyNews);
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async () => {
    const { item, faults } = decideNewsForm(draft, text);
    setErrors(faults);
    if (!item || busy) return;
    const answer = await send(() => addStatusItem(item));
    if (!answer.ok) return;
    setDraft(emptyNews);
    await queries.invalidateQueries({ queryKey: statusItemsQuery.queryKey });
    void navigate({ to: "/status-news/$itemId", params: { itemId: answer.value.id } });
  };

  return (
    <NewsFrame title={text.title} lead={text.lead} back={<BackLink to="/status-news" word={statusNews.title} />}>
      <div className={style.columns}>
        <form
          className={style.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <ErrorSummary errors={errors} />
          {failure && (
            <ProblemNotice failure={failure} title={text.failed}>
              <FaultList failure={failure} />
            </ProblemNotice>
          )}
          <NewsFields draft={draft} errors={errors} onChange={(part) => setDraft({ ...draft, ...part })} />
          <div>
            <Button type="submit" loading={busy}>
              {draft.kind ? text.submit[draft.kind] : text.submitAny}
            </Button>
          </div>
        </form>
        <NewsPreview draft={draft} />
      </div>
    </NewsFrame>
  );
}
