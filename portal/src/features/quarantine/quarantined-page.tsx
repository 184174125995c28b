import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { quarantinedQuery } from "../../ui/api/interface-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EngineerPage } from "../../ui/page/engineer-page.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { StandingMark } from "./message-cells.tsx";
import { MessageWork } from "./message-work.tsx";

/** One message of the quarantine: what is wrong, its text, what can be done, what was done. */
export function QuarantinedPage() {
  const words = useWords();
  const { quarantine } = words;
  const { detail: text } = quarantine;
  const { session } = useSession();
  const { messageId } = useParams({ from: "/frame/quarantine/$messageId" });
  const query = useQuery({ ...quarantinedQuery(messageId), enabled: session.verdicts?.watchFeeds.allowed ?? false });
  const failure = failureOf(query.error);
  const notFound = failure?.kind === "refused" && failure.problem.code === "not-found";
  const message = query.data?.message;
  return (
    <EngineerPage
      title={
        message
          ? text.heading(message.type || text.unknownType, message.controlId || quarantine.noControlId)
          : quarantine.title
      }
      lead={
        message &&
        `${text.from(message.sourceName)}, ${text.receivedAt(`${formatDate(message.receivedAt, words)} ${formatClock(message.receivedAt)}`)}`
      }
      back={{ to: "/quarantine", word: text.back }}
      aside={message && <StandingMark message={message} outcome={undefined} />}
    >
      {failure && !query.data && (
        <ProblemNotice
          failure={failure}
          title={notFound ? text.notFoundTitle : text.failedTitle}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && <SkeletonLines lines={10} />}
      {query.data && <MessageWork key={messageId} detail={query.data} />}
    </EngineerPage>
  );
}
