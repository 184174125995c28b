import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "../../ui/api/queries.ts";
import { consentFormQuery } from "../../ui/api/record-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";
import type { SignableForm } from "./signable-forms.ts";

/** The words of a form, to read them aloud; they come when somebody wants them. */
export function FormText({ form, language }: { form: SignableForm; language: string }) {
  const { consent: text } = useWords();
  const [open, setOpen] = useState(false);
  const words = useQuery({ ...consentFormQuery(form.id, language), enabled: open });
  const failure = failureOf(words.error);
  return (
    <details className={style.read} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.readForm}</summary>
      {failure && <ProblemNotice failure={failure} title={text.formFailedTitle} onRetry={() => void words.refetch()} />}
      {open && !failure && !words.data && <SkeletonLines lines={4} />}
      {words.data && (
        <div lang={words.data.language}>
          <p className={style.formTitle}>{text.formVersion(words.data.title, words.data.version)}</p>
          {words.data.paragraphs.map((paragraph) => (
            <p key={paragraph} className={style.formText}>
              {paragraph}
            </p>
          ))}
          <ul className={style.formText}>
            {words.data.choices.map(({ value, label }) => (
              <li key={value}>{label}</li>
            ))}
          </ul>
          {words.data.coveredParticipants && (
            <p className={style.formText}>
              {text.covered}: {words.data.coveredParticipants.join(", ")}
            </p>
          )}
        </div>
      )}
    </details>
  );
}
