import type { ContactOnRecord, ManagedUser, UserList } from "@crossbay/contract";
import { useMemo, useState } from "react";
import { SidePanel } from "../page/overlay.tsx";
import { type Column, DataTable } from "../table/data-table.tsx";
import { useWords } from "../words/words.ts";
import style from "./people.module.css";
import { StaffUserPanel } from "./staff-user-panel.tsx";
import { LastSignInCell, TrainingCell, UserStateCell } from "./user-cells.tsx";

interface Props {
  list: UserList;
  /** Users of several participants: the role then says which. */
  manyParticipants: boolean;
  /** Of the one participant whose users they are, where it was looked up. */
  contacts?: readonly ContactOnRecord[];
}

/** Users as the exchange's staff see them; each opens with what can be done. What was done shows at once. */
export function StaffUserList({ list, manyParticipants, contacts }: Props) {
  const { staffPeople: text } = useWords();
  const [changed, setChanged] = useState<ReadonlyMap<string, ManagedUser>>(new Map());
  const [openId, setOpenId] = useState<string>();
  const users = useMemo(() => list.users.map((user) => changed.get(user.affiliationId) ?? user), [list.users, changed]);
  const open = users.find(({ affiliationId }) => affiliationId === openId);
  return (
    <>
      <DataTable
        label={text.listLabel}
        rows={users}
        keyOf={({ affiliationId }) => affiliationId}
        name={{
          id: "name",
          title: text.name,
          sort: ({ name }) => name,
          cell: (user) => <NameCell user={user} onOpen={() => setOpenId(user.affiliationId)} />,
        }}
        columns={useColumns(manyParticipants)}
        tableFrom="68em"
      />
      <SidePanel
        opened={open !== undefined}
        title={open?.name ?? ""}
        closeWord={text.close}
        onClose={() => setOpenId(undefined)}
      >
        {open && (
          <StaffUserPanel
            key={open.affiliationId}
            user={open}
            titles={list.titles}
            contacts={contacts}
            onChanged={(user) => setChanged(new Map([...changed, [user.affiliationId, user]]))}
          />
        )}
      </SidePanel>
    </>
  );
}

function NameCell({ user, onOpen }: { user: ManagedUser; onOpen(): void }) {
  return (
    <>
      <button type="button" className={style.open} onClick={onOpen}>
        {user.name}
      </button>
      <span className={style.detail}>{user.username}</span>
    </>
  );
}

function useColumns(manyParticipants: boolean): Column<ManagedUser>[] {
  const { staffPeople: text } = useWords();
  return [
    {
      id: "role",
      title: text.role,
      sort: ({ title, participantName }) => (manyParticipants ? participantName : title),
      cell: ({ title, participantName, accessLevel }) => (
        <>
          {title}
          <span className={style.detail}>{manyParticipants ? participantName : accessLevel}</span>
        </>
      ),
    },
    { id: "state", title: text.state, sort: ({ state }) => state, cell: (user) => <UserStateCell user={user} /> },
    {
      id: "training",
      title: text.training,
      sort: ({ training }) => training,
      cell: (user) => <TrainingCell user={user} />,
    },
    {
      id: "last",
      title: text.lastSignIn,
      whole: true,
      sort: ({ lastSignInAt }) => lastSignInAt,
      cell: ({ lastSignInAt }) => <LastSignInCell at={lastSignInAt} />,
    },
    {
      id: "alerts",
      title: text.alerts,
      sort: ({ clinicalAlerts }) => (clinicalAlerts ? 0 : 1),
      cell: ({ clinicalAlerts }) =>
        clinicalAlerts ? text.alertsOn : <span className={style.quiet}>{text.alertsOff}</span>,
    },
  ];
}
