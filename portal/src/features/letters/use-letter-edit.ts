import type { LetterTemplate } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { saveLetterTemplate } from "../../ui/api/administration-endpoints.ts";
import type { Failure } from "../../ui/api/ask.ts";
import { letterTemplatesQuery } from "../../ui/api/desk-queries.ts";
import type { FieldError } from "../../ui/notice/error-summary.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";

export const letterFields = { subject: "letter-subject", body: "letter-body" };

interface Draft {
  /** The version that was edited. */
  version: number;
  subject: string;
  body: string;
}

/**
 * The text while it is edited. It outlives a locked session. When somebody else saved meanwhile, the newest text is read
 * and stands beside the typed one until the reader chooses.
 */
export function useLetterEdit(template: LetterTemplate) {
  const { letters: text } = useWords();
  const queries = useQueryClient();
  const { version, subject, body } = template;
  const [kept, setDraft] = useDraft<Draft | undefined>(`letter ${template.id}`, undefined);
  const draft = kept ?? { version, subject, body };
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [saved, setSaved] = useState<number>();
  const changed = draft.subject !== subject || draft.body !== body;

  const change = (part: Partial<Pick<Draft, "subject" | "body">>) => {
    setSaved(undefined);
    setDraft({ ...draft, ...part });
  };
  const takeNewest = () => {
    setDraft(undefined);
    setErrors([]);
    setFailure(undefined);
  };

  const save = async (base: number) => {
    const missing = [
      ...(draft.subject.trim() ? [] : [{ field: letterFields.subject, text: text.subjectMissing }]),
      ...(draft.body.trim() ? [] : [{ field: letterFields.body, text: text.bodyMissing }]),
    ];
    setErrors(missing);
    if (missing.length > 0 || busy) return;
    setBusy(true);
    setFailure(undefined);
    const answer = await saveLetterTemplate(template.id, { version: base, subject: draft.subject, body: draft.body });
    if (answer.ok || isConflict(answer.failure)) {
      await queries.invalidateQueries({ queryKey: letterTemplatesQuery.queryKey });
    }
    setBusy(false);
    if (answer.ok) {
      setDraft(undefined);
      setSaved(answer.value.version);
    } else if (!isConflict(answer.failure)) {
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
    conflict: changed && draft.version !== version,
    change,
    takeNewest,
    save: () => save(draft.version),
    /** Saves over the newest text, which the reader has seen. */
    saveOver: () => save(version),
  };
}

export type LetterEditing = ReturnType<typeof useLetterEdit>;

const isConflict = (failure: Failure) => failure.kind === "refused" && failure.problem.code === "already-decided";

const fieldErrorsOf = (failure: Failure): FieldError[] =>
  failure.kind === "refused"
    ? (failure.problem.fields ?? []).map(({ field, detail }) => ({
        field: field === "subject" ? letterFields.subject : letterFields.body,
        text: detail,
      }))
    : [];
