import type { Stranger } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { strangersQuery } from "../../ui/api/interface-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { CommandLine } from "../../ui/message/command-line.tsx";
import { MessageText } from "../../ui/message/message-text.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { EngineerPage } from "../../ui/page/engineer-page.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./strangers.module.css";

/** Frames that belong to no source, for the exchange's own engineers. */
export function StrangersPage() {
  const { strangers: text, title } = useWords().feeds;
  const { session } = useSession();
  const query = useQuery({ ...strangersQuery, enabled: session.verdicts?.watchFeeds.allowed ?? false });
  const failure = failureOf(query.error);
  return (
    <EngineerPage title={text.title} lead={text.lead} back={{ to: "/feeds", word: title }}>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />}
      {query.isPending && <SkeletonLines lines={6} />}
      {query.data && <KnownStrangers strangers={query.data.strangers} />}
    </EngineerPage>
  );
}

function KnownStrangers({ strangers }: { strangers: readonly Stranger[] }) {
  const words = useWords();
  const { strangers: text, addCommand } = words.feeds;
  if (strangers.length === 0) return <EmptyState title={text.noneTitle}>{text.none}</EmptyState>;
  return (
    <>
      <Card title={text.makeKnownTitle}>
        <p className={style.prose}>{text.makeKnown}</p>
        <CommandLine>{addCommand}</CommandLine>
      </Card>
      <ul className={style.strangers} aria-label={text.listLabel}>
        {strangers.map((stranger) => (
          <li key={stranger.id} className={style.stranger}>
            <div className={style.head}>
              <span className={style.sentence}>{stranger.sentence}</span>
              <span className={style.facts}>
                {formatDate(stranger.at, words)} {formatClock(stranger.at)} · {text.from(stranger.remoteAddress)} ·{" "}
                {words.times.bytes(stranger.bytes)}
              </span>
            </div>
            <p className={style.label}>{text.beginning}</p>
            <MessageText label={text.beginning} text={stranger.text} />
          </li>
        ))}
      </ul>
    </>
  );
}
