import type { Explanation } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { explainMessage } from "../../ui/api/interface-endpoints.ts";
import { sourcesQuery } from "../../ui/api/interface-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { EngineerPage } from "../../ui/page/engineer-page.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { ExplanationView } from "./explanation-view.tsx";
import { TryForm, type TypedMessage } from "./try-form.tsx";
import style from "./try-message.module.css";

const nothingTyped: TypedMessage = { text: "", sourceId: "" };

/** What would become of a message, without storing it. What is typed lives in memory only, until sign-out. */
export function TryMessagePage() {
  const { tryMessage: text } = useWords();
  const { session } = useSession();
  const mayWatch = session.verdicts?.watchFeeds.allowed ?? false;
  const sources = useQuery({ ...sourcesQuery, enabled: mayWatch });
  const [typed, setTyped] = useDraft<TypedMessage>("try-message", nothingTyped);
  const [explained, setExplained] = useState<{ of: TypedMessage; explanation: Explanation }>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);

  const result = useRef<HTMLElement>(null);

  // Where the result stands below the form, it comes into sight; beside the form it is already there.
  useEffect(() => {
    const place = result.current;
    if (explained && place && place.getBoundingClientRect().top > window.innerHeight / 2) place.scrollIntoView();
  }, [explained]);

  const explain = async () => {
    setBusy(true);
    setFailure(undefined);
    const answer = await explainMessage({
      text: typed.text,
      ...(typed.sourceId === "" ? {} : { sourceId: typed.sourceId }),
    });
    setBusy(false);
    if (answer.ok) setExplained({ of: typed, explanation: answer.value });
    else setFailure(answer.failure);
  };

  return (
    <EngineerPage title={text.title} lead={text.lead}>
      <div className={style.columns}>
        <TryForm
          typed={typed}
          sources={sources.data?.sources ?? []}
          busy={busy}
          onChange={setTyped}
          onExplain={() => void explain()}
          onClear={() => {
            setTyped(nothingTyped);
            setExplained(undefined);
            setFailure(undefined);
          }}
        />
        <section ref={result} className={style.result} aria-label={text.resultTitle}>
          {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void explain()} />}
          {busy && !explained && <SkeletonLines lines={8} label={text.explaining} />}
          {explained && (
            <>
              {explained.of.text !== typed.text && <QuietNotice announce>{text.changedSince}</QuietNotice>}
              <ExplanationView explanation={explained.explanation} />
            </>
          )}
          {!explained && !busy && !failure && <EmptyState title={text.notStartedTitle}>{text.notStarted}</EmptyState>}
        </section>
      </div>
    </EngineerPage>
  );
}
