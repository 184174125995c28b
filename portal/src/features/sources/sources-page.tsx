import type { SourceQuality, SourcesSearch, SourcesPage as SourcesShown } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sourcesPageQuery } from "../../ui/api/directory-endpoints.ts";
import { formatClock } from "../../ui/dates/format-date.ts";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { SidePanel } from "../../ui/page/overlay.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { PageSteps } from "./page-steps.tsx";
import { SourceDetails } from "./source-details.tsx";
import { SourceSearchForm } from "./source-search-form.tsx";
import style from "./sources.module.css";
import { SourcesTable } from "./sources-table.tsx";

/** What every source sends, and how well: those that need somebody first. */
export function SourcesPage() {
  const { sources: text } = useWords();
  const { session } = useSession();
  const verdict = session.verdicts?.seeSources;
  const [search, setSearch] = useState<SourcesSearch>({});
  const query = useQuery({ ...sourcesPageQuery(search), enabled: verdict?.allowed ?? false });
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      verdict={verdict}
      notAllowedTitle={text.notAllowedTitle}
      aside={query.data && <p className={style.updated}>{text.updated(formatClock(query.data.at))}</p>}
    >
      <Loaded query={query} failedTitle={text.failedTitle} lines={8}>
        {(page) => <KnownSources page={page} search={search} onSearch={setSearch} />}
      </Loaded>
    </WorkPage>
  );
}

interface Props {
  page: SourcesShown;
  search: SourcesSearch;
  onSearch(search: SourcesSearch): void;
}

function KnownSources({ page, search, onSearch }: Props) {
  const { sources: text, times } = useWords();
  const [opened, setOpened] = useState<SourceQuality>();
  const known = Object.values(page.states).reduce((sum, count) => sum + count, 0);
  if (known === 0) return <EmptyState title={text.noneTitle}>{text.none}</EmptyState>;
  return (
    <>
      <SourceSearchForm states={page.states} search={search} onSearch={onSearch} />
      <p role="status" className={style.quiet}>
        {text.shown(page.sources.length, times.count(page.total))}
      </p>
      {page.sources.length === 0 ? (
        <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
      ) : (
        <SourcesTable sources={page.sources} now={page.at} onOpen={setOpened} />
      )}
      <PageSteps page={page.page} pages={page.pages} onPage={(next) => onSearch({ ...search, page: String(next) })} />
      <SidePanel
        opened={opened !== undefined}
        title={opened?.name ?? ""}
        closeWord={text.close}
        onClose={() => setOpened(undefined)}
      >
        {opened && <SourceDetails source={opened} now={page.at} />}
      </SidePanel>
    </>
  );
}
