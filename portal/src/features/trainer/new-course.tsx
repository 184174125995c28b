import type { CourseDraft } from "@crossbay/contract";
import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { saveDraft } from "../../ui/api/training-endpoints.ts";
import { trainerCourseQuery, trainerCoursesQuery } from "../../ui/api/training-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import { courseIdOf } from "./draft-rules.ts";
import style from "./trainer.module.css";

/** Begins a course: it is kept as a draft at once, and opened. */
export function NewCourse({ taken }: { taken: readonly string[] | undefined }) {
  const { newCourse: text } = useWords().trainer;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={!taken} onClick={() => setAsking(true)}>
        {text.act}
      </Button>
      <Question opened={asking} title={text.title} onClose={() => setAsking(false)}>
        <BeginCourse taken={taken ?? []} onBack={() => setAsking(false)} />
      </Question>
    </>
  );
}

function BeginCourse({ taken, onBack }: { taken: readonly string[]; onBack(): void }) {
  const { newCourse: text } = useWords().trainer;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState("");
  const [summary, setSummary] = useState("");
  const form = useFormAnswer();

  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const courseId = courseIdOf(title);
    const errors = [
      ...(courseId === undefined ? [{ field: "new-title", text: text.nameMissing }] : []),
      ...(courseId !== undefined && taken.includes(courseId) ? [{ field: "new-title", text: text.nameTaken }] : []),
      ...(summary.trim() === "" ? [{ field: "new-summary", text: text.summaryMissing }] : []),
    ];
    form.setErrors(errors);
    if (errors[0]) return document.getElementById(errors[0].field)?.focus();
    if (courseId === undefined) return;
    const draft = { ...firstDraft(text), courseId, title: title.trim(), summary: summary.trim() };
    const answer = await form.send(() => saveDraft(draft));
    if (!answer.ok) return;
    queries.setQueryData(trainerCourseQuery(courseId).queryKey, answer.value);
    void queries.invalidateQueries({ queryKey: trainerCoursesQuery.queryKey });
    void navigate({ to: "/trainer/courses/$courseId", params: { courseId } });
  };

  return (
    <form className={style.dialog} onSubmit={begin} noValidate>
      {form.failure && <ProblemNotice failure={form.failure} title={text.failedTitle} />}
      <p>{text.lead}</p>
      <TextInput
        id="new-title"
        label={text.name}
        maxLength={200}
        autoComplete="off"
        value={title}
        error={errorOf(form.errors, "new-title")}
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        id="new-summary"
        label={text.summary}
        description={text.summaryHint}
        maxLength={500}
        autosize
        minRows={2}
        value={summary}
        error={errorOf(form.errors, "new-summary")}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
      <div className={style.acts}>
        <Button type="submit" loading={form.busy}>
          {text.submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {text.back}
        </Button>
      </div>
    </form>
  );
}

/** A draft is kept only when nothing in it is empty, so a new one begins with something in each place. */
const firstDraft = (text: Words["trainer"]["newCourse"]): Omit<CourseDraft, "courseId" | "title" | "summary"> => ({
  minutes: 10,
  passScore: 80,
  affirmation: text.affirmation,
  titleIds: [],
  modules: [{ id: "module-1", title: text.firstModule, markdown: text.firstText, questions: [] }],
});
