import type { CourseDraft, TrainerCourse } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { publishCourse, saveDraft } from "../../ui/api/training-endpoints.ts";
import { trainerCourseQuery, trainerCoursesQuery } from "../../ui/api/training-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { findDraftErrors } from "./draft-rules.ts";

/** What was done last: said above the form. */
export type CourseNews = "saved" | "published";

/**
 * A course while it is written. What was typed and not saved outlives other pages and the lock; only closing the window
 * would lose it, so the browser asks before.
 */
export function useCourseWork(course: TrainerCourse) {
  const { errors: words } = useWords().trainer.edit;
  const queries = useQueryClient();
  const [typed, setTyped] = useDraft<CourseDraft | undefined>(`course-editor ${course.draft.courseId}`, undefined);
  const [news, setNews] = useState<CourseNews>();
  const saving = useFormAnswer();
  const publishing = useFormAnswer();
  const draft = typed ?? course.draft;
  const hasChanges = typed !== undefined && JSON.stringify(typed) !== JSON.stringify(course.draft);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => hasChanges });

  const take = (answered: TrainerCourse, what: CourseNews) => {
    queries.setQueryData(trainerCourseQuery(answered.draft.courseId).queryKey, answered);
    void queries.invalidateQueries({ queryKey: trainerCoursesQuery.queryKey });
    setTyped(undefined);
    setNews(what);
  };

  /** True when it is kept. What the exchange finds wrong stands at its field. */
  const save = async (): Promise<boolean> => {
    setNews(undefined);
    const errors = findDraftErrors(draft, words);
    saving.setFailure(undefined);
    saving.setErrors(errors);
    if (errors.length > 0) return false;
    const answer = await saving.send(() => saveDraft(draft));
    if (answer.ok) {
      take(answer.value, "saved");
      return true;
    }
    const fields = answer.failure.kind === "refused" ? (answer.failure.problem.fields ?? []) : [];
    if (fields.length > 0) {
      saving.setFailure(undefined);
      saving.setErrors(fields.map(({ field, detail }) => ({ field, text: detail })));
    }
    return false;
  };

  const publish = async (retake: boolean): Promise<boolean> => {
    const answer = await publishing.send(() => publishCourse(draft.courseId, { retake }));
    if (answer.ok) take(answer.value, "published");
    return answer.ok;
  };

  return {
    draft,
    hasChanges,
    news,
    saving,
    publishing,
    edit: (changed: Partial<CourseDraft>) => {
      setNews(undefined);
      setTyped({ ...draft, ...changed });
    },
    discard: () => {
      setTyped(undefined);
      saving.setErrors([]);
      saving.setFailure(undefined);
    },
    save,
    publish,
  };
}

export type CourseWork = ReturnType<typeof useCourseWork>;
