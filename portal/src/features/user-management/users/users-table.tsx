import type { ManagedUser } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { LastSignInCell, TrainingCell, UserStateCell } from "../../../ui/people/user-cells.tsx";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./users.module.css";

interface Props {
  users: readonly ManagedUser[];
  onOpen(user: ManagedUser): void;
}

export function UsersTable({ users, onOpen }: Props) {
  const { list: text } = useWords().ownUsers;
  const name: Column<ManagedUser> = {
    id: "name",
    title: text.name,
    sort: (user) => user.name,
    cell: (user) => (
      <>
        <strong className={style.name}>{user.name}</strong>
        <span className={style.detail}>{user.username}</span>
        <span className={style.detail}>{user.email}</span>
      </>
    ),
  };
  const columns: Column<ManagedUser>[] = [
    {
      id: "title",
      title: text.titleColumn,
      sort: (user) => user.title,
      cell: (user) => (
        <>
          {user.title}
          <span className={style.detail}>
            {user.accessLevel}
            {user.site && ` · ${user.site}`}
          </span>
        </>
      ),
    },
    { id: "state", title: text.state, sort: (user) => user.state, cell: (user) => <UserStateCell user={user} /> },
    {
      id: "training",
      title: text.training,
      sort: (user) => user.trainingDueOn,
      cell: (user) => <TrainingCell user={user} />,
    },
    {
      id: "last",
      title: text.lastSignIn,
      sort: (user) => user.lastSignInAt,
      whole: true,
      cell: (user) => <LastSignInCell at={user.lastSignInAt} />,
    },
    { id: "alerts", title: text.alerts, cell: (user) => (user.clinicalAlerts ? text.alertsOn : text.alertsOff) },
    {
      id: "change",
      title: text.change,
      cell: (user) => (
        <Button size="compact-sm" variant="default" aria-label={text.open(user.name)} onClick={() => onOpen(user)}>
          {text.change}
        </Button>
      ),
    },
  ];
  return (
    <DataTable
      label={text.tableLabel}
      rows={users}
      keyOf={({ affiliationId }) => affiliationId}
      name={name}
      columns={columns}
      order={{ column: "name", descending: false }}
      tableFrom="77.5em"
    />
  );
}
