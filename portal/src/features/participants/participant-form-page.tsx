import type { ParticipantList, ParticipantPage } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { participantQuery, participantsQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DirectoryFrame, useDirectoryVerdicts } from "./directory-frame.tsx";
import { ParticipantForm } from "./participant-form.tsx";

/** A new participant. */
export function NewParticipantPage() {
  const { participants: text } = useWords();
  const { administers } = useDirectoryVerdicts();
  const list = useQuery({ ...participantsQuery, enabled: administers });
  return (
    <FormFrame title={text.edit.titleNew} query={list}>
      {list.data && <ParticipantForm page={undefined} managers={list.data.relationshipManagers} />}
    </FormFrame>
  );
}

/** An existing participant, as it shall be. */
export function EditParticipantPage() {
  const { participants: text } = useWords();
  const { participantId } = useParams({ from: "/frame/admin/participants/$participantId" });
  const { administers } = useDirectoryVerdicts();
  const list = useQuery({ ...participantsQuery, enabled: administers });
  const page = useQuery({ ...participantQuery(participantId), enabled: administers });
  const name = page.data?.participant.name;
  return (
    <FormFrame
      title={name ? text.edit.titleOf(name) : text.title}
      above={name ? { id: participantId, name } : undefined}
      query={page.error ? page : list}
    >
      {list.data && page.data && (
        <ParticipantForm key={participantId} page={page.data} managers={list.data.relationshipManagers} />
      )}
    </FormFrame>
  );
}

interface FrameProps {
  title: string;
  above?: { id: string; name: string } | undefined;
  query: {
    error: Error | null;
    isPending: boolean;
    data: ParticipantList | ParticipantPage | undefined;
    refetch(): unknown;
  };
  children: ReactNode;
}

function FormFrame({ title, above, query, children }: FrameProps) {
  const { participants: text } = useWords();
  const { administers } = useDirectoryVerdicts();
  const failure = failureOf(query.error);
  return (
    <DirectoryFrame
      title={title}
      administrators
      back={
        above ? (
          <BackLink to="/desk/participants/$participantId" params={{ participantId: above.id }} word={above.name} />
        ) : (
          <BackLink to="/desk/participants" word={text.title} />
        )
      }
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && administers && !failure && <SkeletonLines lines={8} />}
      {children}
    </DirectoryFrame>
  );
}
