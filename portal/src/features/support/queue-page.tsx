import type { TicketPage } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { failureOf } from "../../ui/api/queries.ts";
import { ticketSearchQuery } from "../../ui/api/support-queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { HeldMails } from "./held-mails.tsx";
import queue from "./queue.module.css";
import { type QueueAddress, searchFor } from "./queue-address.ts";
import { QueueFilters, QueueViews } from "./queue-filters.tsx";
import { QueueTable } from "./queue-table.tsx";
import style from "./support.module.css";
import { SupportFrame, useGivesSupport } from "./support-frame.tsx";

/** Every request that the reader's team answers, what is due soonest first. */
export function QueuePage() {
  const { supportDesk: text } = useWords();
  const enabled = useGivesSupport();
  const [filters, setFilters] = useQueueFilters();
  const [words, setWords] = useDraft("support queue words", "");
  const query = useInfiniteQuery({ ...ticketSearchQuery(searchFor(filters, words)), enabled });
  const failure = failureOf(query.error);
  const pages = query.data?.pages ?? [];
  return (
    <SupportFrame title={text.title} lead={words ? text.searchHint : text.lead} sections>
      <QueueViews
        view={words ? undefined : (filters.view ?? "open")}
        counts={pages[0]?.counts}
        onChoose={(view) => {
          setWords("");
          const { view: _before, ...rest } = filters;
          setFilters(view === "open" ? rest : { ...rest, view });
        }}
      />
      <HeldMails count={pages[0]?.counts.heldMails} />
      <QueueFilters filters={filters} words={words} onChange={setFilters} onSearch={setWords} />
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />}
      {query.isLoading && <SkeletonLines lines={10} />}
      {pages.length > 0 && !failure && (
        <Found
          pages={pages}
          filters={filters}
          words={words}
          more={
            query.hasNextPage ? { busy: query.isFetchingNextPage, read: () => void query.fetchNextPage() } : undefined
          }
          busy={query.isRefetching && !query.isFetchingNextPage}
          onReadAgain={() => void query.refetch()}
          onRemoveFilters={() => setFilters(filters.view ? { view: filters.view } : {})}
        />
      )}
    </SupportFrame>
  );
}

interface FoundProps {
  pages: readonly TicketPage[];
  filters: QueueAddress;
  words: string;
  more: { busy: boolean; read(): void } | undefined;
  busy: boolean;
  onReadAgain(): void;
  onRemoveFilters(): void;
}

function Found({ pages, filters, words, more, busy, onReadAgain, onRemoveFilters }: FoundProps) {
  const { supportDesk: text } = useWords();
  const tickets = pages.flatMap((page) => page.tickets);
  const sentence = words ? text.found(tickets.length, more !== undefined, words) : text.shown(tickets.length);
  return (
    <>
      {tickets.length === 0 ? (
        <NothingFound filters={filters} words={words} onRemoveFilters={onRemoveFilters} />
      ) : (
        <QueueTable tickets={tickets} />
      )}
      <div className={queue.end}>
        <span role="status" className={style.quiet}>
          {sentence}
        </span>
        {more && (
          <Button size="sm" variant="default" loading={more.busy} onClick={more.read}>
            {text.older}
          </Button>
        )}
        <Button size="sm" variant="subtle" loading={busy} onClick={onReadAgain}>
          {text.readAgain}
        </Button>
      </div>
    </>
  );
}

function NothingFound({ filters, words, onRemoveFilters }: Pick<FoundProps, "filters" | "words" | "onRemoveFilters">) {
  const { supportDesk: text } = useWords();
  const filtered = filters.type !== undefined || filters.team !== undefined;
  return (
    <EmptyState title={text.emptyTitle}>
      {words ? text.emptySearch : filtered ? text.emptyFiltered : text.empty[filters.view ?? "open"]}{" "}
      {filtered && (
        <Button size="compact-sm" variant="subtle" onClick={onRemoveFilters}>
          {text.removeFilters}
        </Button>
      )}
    </EmptyState>
  );
}

/** In the address, so that the way back from a request leads to where it was opened. */
function useQueueFilters(): [QueueAddress, (filters: QueueAddress) => void] {
  const filters = useSearch({ from: "/frame/support-desk" });
  const navigate = useNavigate();
  return [filters, (search) => void navigate({ to: "/support-desk", search, replace: true })];
}
