import type { ParticipantPage as Page } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { participantQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DesignationsCard } from "./designations-card.tsx";
import { DirectoryFrame, useDirectoryVerdicts } from "./directory-frame.tsx";
import { FactsCard, SitesCard, UserManagersCard } from "./participant-facts.tsx";
import { ParticipantUsers } from "./participant-users.tsx";
import style from "./participants.module.css";
import { flagWords } from "./participants-table.tsx";
import { TrainingsCard } from "./trainings-card.tsx";

/** One participant: who manages its users, by which designation, and what is planned. */
export function ParticipantPage() {
  const words = useWords();
  const { participants } = words;
  const { page: text } = participants;
  const { participantId } = useParams({ from: "/frame/desk/participants/$participantId" });
  const { sees } = useDirectoryVerdicts();
  const query = useQuery({ ...participantQuery(participantId), enabled: sees });
  const failure = failureOf(query.error);
  const notFound = failure?.kind === "refused" && failure.problem.code === "not-found";
  const participant = query.data?.participant;
  return (
    <DirectoryFrame
      title={participant?.name ?? participants.title}
      lead={participant && [participants.types[participant.type], ...flagWords(participant, words)].join(" · ")}
      back={<BackLink to="/desk/participants" word={participants.title} />}
      aside={
        query.data?.mayEdit && (
          <LinkButton to="/admin/participants/$participantId" params={{ participantId }} size="sm" variant="default">
            {text.edit}
          </LinkButton>
        )
      }
    >
      {failure && !query.data && (
        <ProblemNotice
          failure={failure}
          title={notFound ? text.notFoundTitle : text.failedTitle}
          onRetry={() => void query.refetch()}
        />
      )}
      {query.isPending && sees && !failure && <SkeletonLines lines={8} />}
      {query.data && <KnownParticipant key={participantId} page={query.data} />}
    </DirectoryFrame>
  );
}

function KnownParticipant({ page }: { page: Page }) {
  const { keepsDesk } = useDirectoryVerdicts();
  return (
    <>
      <div className={style.columns}>
        <div className={style.column}>
          <UserManagersCard page={page} />
          <DesignationsCard page={page} />
        </div>
        <div className={style.column}>
          <FactsCard page={page} />
          <TrainingsCard page={page} />
          <SitesCard page={page} />
        </div>
      </div>
      {keepsDesk && <ParticipantUsers participant={page.participant} />}
    </>
  );
}
