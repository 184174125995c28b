import type { UserList } from "@crossbay/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { failureOf } from "../../../ui/api/queries.ts";
import { managedUsersQuery } from "../../../ui/api/user-management-queries.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useDraft } from "../../../ui/session/drafts.ts";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import { countGroups, filterUsers, groups, noFilters, type UserFilters } from "./filter-users.ts";
import { UserPanel } from "./user-panel.tsx";
import style from "./users.module.css";
import { UsersTable } from "./users-table.tsx";

/** Everyone who has access for the own participant, and what can be done about it. */
export function UsersPage() {
  const { userManagement, ownUsers } = useWords();
  const { list: text } = ownUsers;
  const { session } = useSession();
  const verdict = session.verdicts?.manageUsers;
  const query = useQuery({ ...managedUsersQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  return (
    <WorkPage
      title={text.title}
      lead={text.lead(session.actingFor?.participantName ?? "")}
      verdict={verdict}
      notAllowedTitle={userManagement.notAllowedTitle}
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonLines lines={8} />}
      {query.data && query.data.users.length === 0 && (
        <EmptyState title={text.emptyTitle}>
          {text.empty} <Link to="/aum">{text.toSteps}</Link>
        </EmptyState>
      )}
      {query.data && query.data.users.length > 0 && <KnownUsers list={query.data} />}
    </WorkPage>
  );
}

function KnownUsers({ list }: { list: UserList }) {
  const { list: text } = useWords().ownUsers;
  const [filters, setFilters] = useDraft<UserFilters>("user filters", noFilters);
  const [openId, setOpenId] = useState<string>();
  const [said, setSaid] = useState("");
  const users = filterUsers(list.users, filters);
  return (
    <>
      <Filters list={list} filters={filters} onChange={setFilters} />
      <p role="status" className={said ? style.said : style.quiet}>
        {said || text.shown(users.length, list.users.length)}
      </p>
      {users.length === 0 ? (
        <EmptyState title={text.noneTitle}>
          {text.none}{" "}
          <Button size="compact-sm" variant="subtle" onClick={() => setFilters(noFilters)}>
            {text.removeFilters}
          </Button>
        </EmptyState>
      ) : (
        <UsersTable
          users={users}
          onOpen={({ affiliationId }) => {
            setSaid("");
            setOpenId(affiliationId);
          }}
        />
      )}
      <UserPanel
        user={list.users.find(({ affiliationId }) => affiliationId === openId)}
        titles={list.titles}
        onClose={() => setOpenId(undefined)}
        onSaid={setSaid}
      />
    </>
  );
}

interface FiltersProps {
  list: UserList;
  filters: UserFilters;
  onChange(filters: UserFilters): void;
}

function Filters({ list, filters, onChange }: FiltersProps) {
  const { list: text } = useWords().ownUsers;
  const counts = countGroups(list.users);
  return (
    <div className={style.filters}>
      <TextInput
        label={text.search}
        size="sm"
        value={filters.text}
        autoComplete="off"
        spellCheck={false}
        className={style.search}
        onChange={(event) => onChange({ ...filters, text: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.titleFilter}
        size="sm"
        value={filters.titleId}
        data={[{ value: "", label: text.anyTitle }, ...list.titles.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(event) => onChange({ ...filters, titleId: event.currentTarget.value })}
      />
      <fieldset className={style.chips} aria-label={text.filtersLabel}>
        {groups
          .filter((group) => group === "all" || counts[group] > 0 || group === filters.group)
          .map((group) => (
            <button
              key={group}
              type="button"
              className={style.chip}
              aria-pressed={filters.group === group}
              onClick={() => onChange({ ...filters, group })}
            >
              {text.filters[group]} <span className={style.quiet}>{counts[group]}</span>
            </button>
          ))}
      </fieldset>
    </div>
  );
}
