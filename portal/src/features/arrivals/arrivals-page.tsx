import type { Arrival, Arrivals } from "@crossbay/contract";
import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "../../ui/api/queries.ts";
import { arrivalsQuery } from "../../ui/api/record-queries.ts";
import { formatDate, formatTime } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./arrivals.module.css";
import { ArrivalsTable } from "./arrivals-table.tsx";

/** Who came today and has not decided: the registrar's list, from which a decision is a minute away. */
export function ArrivalsPage() {
  const words = useWords();
  const { arrivals: text } = words;
  const { session } = useSession();
  const [all, setAll] = useState(false);
  const verdict = session.verdicts?.seeArrivals;
  const list = useQuery({ ...arrivalsQuery(all), enabled: verdict?.allowed ?? false });
  const failure = failureOf(list.error);
  return (
    <WorkPage
      title={text.title}
      lead={list.data && text.lead(list.data.participantName, formatDate(list.data.day, words))}
      verdict={verdict}
      notAllowedTitle={text.notAllowedTitle}
      aside={
        <div className={style.again}>
          {list.data && <span className={style.asOf}>{text.asOf(formatTime(new Date(list.dataUpdatedAt)))}</span>}
          <Button variant="default" size="sm" loading={list.isFetching} onClick={() => void list.refetch()}>
            {text.readAgain}
          </Button>
        </div>
      }
    >
      {failure && <ProblemNotice failure={failure} onRetry={() => void list.refetch()} />}
      {!failure && !list.data && <SkeletonLines lines={8} />}
      {list.data && !failure && (
        <>
          <SegmentedControl
            aria-label={text.show}
            className={style.show}
            value={all ? "all" : "open"}
            onChange={(chosen) => setAll(chosen === "all")}
            data={[
              { value: "open", label: text.withoutDecision(list.data.withoutDecision) },
              { value: "all", label: text.everybody(list.data.total) },
            ]}
          />
          <ArrivalList list={list.data} />
        </>
      )}
    </WorkPage>
  );
}

function ArrivalList({ list }: { list: Arrivals }) {
  const { arrivals: text } = useWords();
  const waiting: readonly Arrival[] = list.arrivals;
  if (list.total === 0) return <EmptyState title={text.nobodyTitle}>{text.nobody}</EmptyState>;
  if (waiting.length === 0) return <EmptyState title={text.noneTitle}>{text.none}</EmptyState>;
  return (
    <>
      {list.more && <QuietNotice>{text.more}</QuietNotice>}
      <ArrivalsTable arrivals={waiting} />
    </>
  );
}
