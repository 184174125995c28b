import type { PersonSearch } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf, searchQuery } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { SearchForm } from "./search-form.tsx";
import style from "./search-page.module.css";

import { SearchResults } from "./search-results.tsx";

interface Asked {
  search: PersonSearch | undefined;
  times: number;
}

/** Nothing of it stands in the address: a search comes back from memory only. */
export function SearchPage() {
  const words = useWords();
  const { session } = useSession();
  const [asked, setAsked] = useDraft<Asked>("asked", { search: undefined, times: 0 });
  const [formTimes, setFormTimes] = useState(0);
  const result = useQuery(searchQuery(asked.search, asked.times));
  const failure = failureOf(result.error);
  const verdict = session.verdicts?.searchPatients;

  return (
    <main className={style.page}>
      <div>
        <PageHeading documentTitle={words.frame.pageTitle(words.search.title, session.exchangeName)}>
          {words.search.title}
        </PageHeading>
        <p className={style.lead}>{words.search.lead}</p>
      </div>
      {verdict && !verdict.allowed ? (
        <EmptyState title={words.search.notAllowedTitle}>{verdict.because}</EmptyState>
      ) : (
        <>
          <SearchForm
            key={formTimes}
            searching={result.isFetching}
            refusedFields={failure?.kind === "refused" ? (failure.problem.fields ?? []) : []}
            onSearch={(search) => setAsked({ search, times: asked.times + 1 })}
            onClear={() => {
              setAsked({ search: undefined, times: asked.times });
              setFormTimes(formTimes + 1);
            }}
          />
          <section className={style.results} aria-label={words.search.resultsTitle}>
            {failure && <ProblemNotice failure={failure} onRetry={() => void result.refetch()} />}
            {asked.search && result.isPending && !failure && <SkeletonLines lines={4} label={words.search.searching} />}
            {result.data && <SearchResults result={result.data} />}
            {!asked.search && <EmptyState title={words.search.notStartedTitle}>{words.search.notStarted}</EmptyState>}
          </section>
        </>
      )}
    </main>
  );
}
