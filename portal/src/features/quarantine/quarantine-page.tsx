import type { QuarantinePage as Page } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { quarantineQuery } from "../../ui/api/interface-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { EngineerPage } from "../../ui/page/engineer-page.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { FindMessageForm, type Found, FoundMessages } from "./find-message.tsx";
import { MessageList } from "./message-list.tsx";
import style from "./quarantine.module.css";
import { type Filters, QuarantineFilters } from "./quarantine-filters.tsx";
import { SelectionBar, SettledSummary } from "./selection-bar.tsx";
import { useSettling } from "./use-settling.ts";

/** What was refused and waits for somebody, newest first. */
export function QuarantinePage() {
  const { quarantine: text } = useWords();
  const { session } = useSession();
  const [filters, setFilters] = useFilters();
  const [found, setFound] = useState<Found>();
  const query = useInfiniteQuery({
    ...quarantineQuery(searchFor(filters)),
    enabled: session.verdicts?.watchFeeds.allowed ?? false,
  });
  const failure = failureOf(query.error);
  const pages = query.data?.pages ?? [];
  return (
    <EngineerPage title={text.title} lead={text.lead} aside={<FindMessageForm onFound={setFound} />}>
      {found && <FoundMessages found={found} onClose={() => setFound(undefined)} />}
      {pages.length > 0 && (
        <QuarantineFilters filters={filters} counts={pages[0]?.counts ?? []} onChange={setFilters} />
      )}
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />}
      {query.isPending && !failure && <SkeletonLines lines={8} />}
      {pages.length > 0 && (
        <Waiting
          key={JSON.stringify(filters)}
          pages={pages}
          filters={filters}
          older={
            query.hasNextPage ? { busy: query.isFetchingNextPage, read: () => void query.fetchNextPage() } : undefined
          }
          onReadAgain={() => void query.refetch()}
          onRemoveFilters={() => setFilters({})}
        />
      )}
    </EngineerPage>
  );
}

interface WaitingProps {
  pages: readonly Page[];
  filters: Filters;
  older: { busy: boolean; read(): void } | undefined;
  onReadAgain(): void;
  onRemoveFilters(): void;
}

function Waiting({ pages, filters, older, onReadAgain, onRemoveFilters }: WaitingProps) {
  const { quarantine: text } = useWords();
  const settling = useSettling();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const messages = pages.flatMap((page) => page.messages);
  if (messages.length === 0) return <NothingWaits filters={filters} onRemoveFilters={onRemoveFilters} />;
  const ids = messages.flatMap(({ id }) => (selected.has(id) ? [id] : []));
  return (
    <>
      <SettledSummary
        settling={settling}
        onReadAgain={() => {
          settling.forget();
          onReadAgain();
        }}
      />
      <MessageList messages={messages} outcomes={settling.outcomes} selected={selected} onSelect={setSelected} />
      <div className={style.end}>
        <span className={style.quiet}>{text.shown(messages.length)}</span>
        {older && (
          <Button size="sm" variant="default" loading={older.busy} onClick={older.read}>
            {text.older}
          </Button>
        )}
      </div>
      <SelectionBar ids={ids} settling={settling} onSelect={setSelected} />
    </>
  );
}

function NothingWaits({ filters, onRemoveFilters }: Pick<WaitingProps, "filters" | "onRemoveFilters">) {
  const { quarantine: text } = useWords();
  const filtered = Object.values(filters).some((value) => value !== undefined);
  if (!filtered) return <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>;
  return (
    <EmptyState title={text.emptyFilteredTitle}>
      {text.emptyFiltered}{" "}
      <Button size="compact-sm" variant="subtle" onClick={onRemoveFilters}>
        {text.removeFilters}
      </Button>
    </EmptyState>
  );
}

/** Names of ours stand in the address; the place comes from a message, so it stays in memory. */
function useFilters(): [Filters, (filters: Filters) => void] {
  const address = useSearch({ from: "/frame/quarantine" });
  const navigate = useNavigate();
  const [place, setPlace] = useDraft<string | undefined>("quarantine place", undefined);
  const change = ({ place: nextPlace, ...search }: Filters) => {
    setPlace(nextPlace);
    void navigate({ to: "/quarantine", search, replace: true });
  };
  return [{ ...address, ...(place ? { place } : {}) }, change];
}

const searchFor = ({ source, reason, place, state }: Filters) => ({
  state: state ?? ("waiting" as const),
  ...(source ? { sourceId: source } : {}),
  ...(reason ? { reason } : {}),
  ...(place ? { place } : {}),
});
