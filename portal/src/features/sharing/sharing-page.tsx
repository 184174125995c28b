import type { SharingSignal } from "@crossbay/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sharingQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { LookedAtDialog } from "./looked-at-dialog.tsx";
import { SignalsTable } from "./signals-table.tsx";

/** Accounts that seem to be used by more than one person. */
export function SharingPage() {
  const { sharing: text } = useWords();
  const { session } = useSession();
  const verdict = session.verdicts?.auditAccounts;
  const query = useQuery({ ...sharingQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  return (
    <WorkPage title={text.title} lead={text.lead} verdict={verdict} notAllowedTitle={text.notAllowedTitle}>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && !failure && <SkeletonLines lines={6} />}
      {query.data && <Signals signals={query.data.signals} />}
    </WorkPage>
  );
}

function Signals({ signals }: { signals: readonly SharingSignal[] }) {
  const { sharing: text } = useWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<SharingSignal>();
  const [done, setDone] = useState<string>();
  if (signals.length === 0) return <EmptyState title={text.noneTitle}>{text.none}</EmptyState>;
  return (
    <>
      {done && <QuietNotice announce>{done}</QuietNotice>}
      <p>{text.newCount(signals.filter(({ state }) => state === "new").length)}</p>
      <SignalsTable signals={signals} onLook={setAsking} />
      <LookedAtDialog
        signal={asking}
        onDone={({ name }) => {
          setAsking(undefined);
          setDone(text.done(name));
          void queries.invalidateQueries({ queryKey: sharingQuery.queryKey });
        }}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
