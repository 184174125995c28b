import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { participantQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DesignateForm } from "./designate-form.tsx";
import { DirectoryFrame, useDirectoryVerdicts } from "./directory-frame.tsx";

/** Records who manages a participant's users: signed on this screen, or on paper. */
export function DesignatePage() {
  const { designation, participants } = useWords();
  const { participantId } = useParams({ from: "/frame/desk/participants/$participantId/designate" });
  const { sees } = useDirectoryVerdicts();
  const query = useQuery({ ...participantQuery(participantId), enabled: sees });
  const failure = failureOf(query.error);
  const name = query.data?.participant.name;
  return (
    <DirectoryFrame
      title={designation.page.title}
      lead={name && designation.page.lead(name)}
      back={
        <BackLink to="/desk/participants/$participantId" params={{ participantId }} word={name ?? participants.title} />
      }
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={participants.page.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && sees && !failure && <SkeletonLines lines={8} />}
      {query.data && <DesignateForm participant={query.data.participant} />}
    </DirectoryFrame>
  );
}
