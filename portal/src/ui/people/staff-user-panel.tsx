import type { ContactOnRecord, ManagedUser, UserList } from "@crossbay/contract";
import { useState } from "react";
import { changeRole, endAccess, recordLeave, recoverAccess } from "../api/desk-endpoints.ts";
import { formatDate, formatDateTime } from "../dates/format-date.ts";
import { type Fact, FactList } from "../page/fact-list.tsx";
import { useWords } from "../words/words.ts";
import { ChangeRoleDialog } from "./change-role-dialog.tsx";
import { EndAccessDialog } from "./end-access-dialog.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import style from "./people.module.css";
import { RecoverDialog } from "./recover-dialog.tsx";
import { type Asking, StaffUserActions } from "./staff-user-actions.tsx";
import { TellUsernameDialog } from "./tell-username-dialog.tsx";
import { LastSignInCell, TrainingCell, UserStateCell } from "./user-cells.tsx";

interface Props {
  user: ManagedUser;
  titles: UserList["titles"];
  contacts: readonly ContactOnRecord[] | undefined;
  onChanged(user: ManagedUser): void;
}

/** One user: everything that the staff know, and what they can do. */
export function StaffUserPanel({ user, titles, contacts, onChanged }: Props) {
  const { staffPeople: text } = useWords();
  const [asking, setAsking] = useState<Asking>();
  const [done, setDone] = useState<string>();
  const asked = (what: Asking) => (asking === what ? user : undefined);
  const finish = (sentence: string) => {
    setAsking(undefined);
    setDone(sentence);
  };
  /** Asks, and keeps the user as the answer says it is now. */
  const keeping =
    <Request,>(asks: (id: string, request: Request) => ReturnType<typeof endAccess>) =>
    async ({ affiliationId }: ManagedUser, request: Request) => {
      const answer = await asks(affiliationId, request);
      if (answer.ok) onChanged(answer.value);
      return answer;
    };
  const close = () => setAsking(undefined);

  return (
    <div className={style.panel}>
      <p role="status" className={done ? style.done : style.silent}>
        {done}
      </p>
      <UserFacts user={user} />
      <StaffUserActions user={user} onAsk={setAsking} onChanged={onChanged} onDone={setDone} />
      <TellUsernameDialog user={asked("username")} contacts={contacts} onDone={finish} onClose={close} />
      <ChangeRoleDialog
        user={asked("role")}
        titles={titles}
        onChange={keeping(changeRole)}
        onDone={() => finish(text.roleDone)}
        onClose={close}
      />
      <LeaveDialog
        user={asked("leave")}
        onLeave={keeping(recordLeave)}
        onDone={({ leave }) => finish(leave ? text.leaveEnded : text.leaveDone)}
        onClose={close}
      />
      <RecoverDialog
        user={asked("recover")}
        onRecover={({ accountId }, request) => recoverAccess(accountId, request)}
        onDone={({ name }) => finish(text.recoverDialog.done(name))}
        onClose={close}
      />
      <EndAccessDialog
        user={asked("end")}
        onEnd={keeping(endAccess)}
        onDone={({ name, participantName }) => finish(text.endDone(name, participantName))}
        onClose={close}
      />
    </div>
  );
}

function UserFacts({ user }: { user: ManagedUser }) {
  const words = useWords();
  const { staffPeople: text } = words;
  const { facts } = text;
  const known: readonly Fact[] = [
    [facts.username, user.username],
    [facts.email, user.email],
    [facts.mobile, text.mobileEnds(user.mobile)],
    [facts.participant, user.participantName],
    [facts.title, user.title],
    [facts.level, user.accessLevel],
    [facts.site, user.site],
    [facts.state, <UserStateCell key="state" user={user} />],
    [facts.since, formatDate(user.since, words)],
    [facts.training, <TrainingCell key="training" user={user} />],
    [facts.lastSignIn, <LastSignInCell key="last" at={user.lastSignInAt} />],
    [facts.verified, user.verifiedAt ? formatDateTime(user.verifiedAt, words) : text.never],
  ];
  return (
    <>
      <FactList facts={known} />
      <p className={style.lead}>{text.tellOnly}</p>
    </>
  );
}
