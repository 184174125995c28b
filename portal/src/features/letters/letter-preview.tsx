import { SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { previewLetter } from "../../ui/api/administration-endpoints.ts";
import { failureOf, orThrow } from "../../ui/api/queries.ts";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import { LetterHtml } from "./letter-html.tsx";
import style from "./letters.module.css";

interface Props {
  id: string;
  draft: { version: number; subject: string; body: string };
}

type Shown = "html" | "text";

/** Typing rests this long before the exchange is asked. */
const restMs = 400;

/** How the exchange would send the text, shortly after each change. */
export function LetterPreview({ id, draft }: Props) {
  const { letters: text } = useWords();
  const [shown, setShown] = useState<Shown>("html");
  const [{ version, subject, body }] = useDebouncedValue(draft, restMs);
  const query = useQuery({
    queryKey: ["letter-preview", id, subject, body],
    queryFn: async () => orThrow(await previewLetter(id, { version, subject, body })),
    enabled: subject.trim() !== "" && body.trim() !== "",
    placeholderData: keepPreviousData,
  });
  const failure = failureOf(query.error);
  return (
    <section aria-labelledby="letter-preview" className={style.preview}>
      <div className={style.previewHead}>
        <h2 id="letter-preview">{text.previewTitle}</h2>
        <SegmentedControl
          size="xs"
          aria-label={text.previewAs}
          value={shown}
          data={(["html", "text"] as const).map((value) => ({ value, label: text.previews[value] }))}
          onChange={(chosen) => setShown(chosen === "text" ? "text" : "html")}
        />
      </div>
      <p className={style.quiet}>{text.previewLead}</p>
      {failure && (
        <ProblemNotice failure={failure} title={text.previewFailed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      {query.isPending && query.isFetching && <SkeletonLines lines={6} />}
      {query.data && !failure && (
        <div className={style.sheet}>
          <p className={style.sheetSubject}>
            <span className={style.quiet}>{text.previewSubject}</span> {query.data.subject}
          </p>
          {shown === "html" ? (
            <LetterHtml html={query.data.html} />
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll must be reached by keyboard.
            <pre className={style.plainText} tabIndex={0}>
              {query.data.text}
            </pre>
          )}
        </div>
      )}
    </section>
  );
}
