import type { ParticipantList } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { participantsQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { DirectoryFrame, useDirectoryVerdicts } from "./directory-frame.tsx";
import { filterParticipants, type ParticipantFilters } from "./filter-participants.ts";
import { ParticipantFiltersForm } from "./participant-filters.tsx";
import style from "./participants.module.css";
import { ParticipantsTable } from "./participants-table.tsx";

/** The directory of participants. */
export function ParticipantsPage() {
  const { participants: text } = useWords();
  const { sees, administers } = useDirectoryVerdicts();
  const query = useQuery({ ...participantsQuery, enabled: sees });
  const failure = failureOf(query.error);
  return (
    <DirectoryFrame title={text.title} lead={text.lead} aside={administers && <AdministratorLinks />}>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && sees && !failure && <SkeletonLines lines={8} />}
      {query.data && <KnownParticipants list={query.data} />}
    </DirectoryFrame>
  );
}

function AdministratorLinks() {
  const { participants: text } = useWords();
  return (
    <div className={style.actions}>
      <LinkButton to="/admin/participants/new" size="sm">
        {text.add}
      </LinkButton>
      <LinkButton to="/admin/participants/import" size="sm" variant="default">
        {text.import}
      </LinkButton>
      <Button component="a" href="/api/admin/participants.csv" download size="sm" variant="subtle">
        {text.export}
      </Button>
    </div>
  );
}

const everything: ParticipantFilters = { text: "", ended: false };

function KnownParticipants({ list }: { list: ParticipantList }) {
  const { participants: text, times } = useWords();
  const [filters, setFilters] = useDraft("participant filters", everything);
  if (list.participants.length === 0) return <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>;
  const shown = filterParticipants(list.participants, filters);
  return (
    <>
      <ParticipantFiltersForm list={list} filters={filters} onChange={setFilters} />
      <p role="status" className={style.quiet}>
        {text.shown(times.count(shown.length), times.count(list.participants.length))}
      </p>
      {shown.length === 0 ? (
        <EmptyState title={text.emptyFilteredTitle}>{text.emptyFiltered}</EmptyState>
      ) : (
        <ParticipantsTable participants={shown} />
      )}
    </>
  );
}
