import type { ManagedUser, UserList } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeRole, endAccess, reactivate, setLeave } from "../../../ui/api/user-management-endpoints.ts";
import { keysOfUsers } from "../../../ui/api/user-management-queries.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { FactList } from "../../../ui/page/fact-list.tsx";
import { SidePanel } from "../../../ui/page/overlay.tsx";
import { ChangeRoleDialog } from "../../../ui/people/change-role-dialog.tsx";
import { EndAccessDialog } from "../../../ui/people/end-access-dialog.tsx";
import { LeaveDialog } from "../../../ui/people/leave-dialog.tsx";
import { LastSignInCell, TrainingCell, UserStateCell } from "../../../ui/people/user-cells.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./users.module.css";

interface Props {
  /** Whose panel stands open; `undefined`: none. */
  user: ManagedUser | undefined;
  titles: UserList["titles"];
  onClose(): void;
  /** What was done, to be said on the page. */
  onSaid(text: string): void;
}

type Asking = "end" | "role" | "leave";

/** One user with all that is known, and what the user manager can do. Each step asks in a dialog of its own. */
export function UserPanel({ user, titles, onClose, onSaid }: Props) {
  const { list, person: text } = useWords().ownUsers;
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const { busy, failure, send, setFailure } = useFormAnswer();
  const asked = (which: Asking) => (asking === which ? user : undefined);

  const close = () => {
    setAsking(undefined);
    setFailure(undefined);
    onClose();
  };
  const done = (said: string) => {
    onSaid(said);
    for (const queryKey of keysOfUsers) void queries.invalidateQueries({ queryKey });
    close();
  };
  const wake = async (sleeping: ManagedUser) => {
    const answer = await send(() => reactivate(sleeping.affiliationId));
    if (answer.ok) done(text.reactivated(sleeping.name));
  };

  return (
    <>
      <SidePanel
        opened={user !== undefined && asking === undefined}
        title={user?.name ?? ""}
        closeWord={list.close}
        onClose={close}
      >
        {user && (
          <>
            {failure && <ProblemNotice failure={failure} title={text.reactivateFailed} />}
            <UserFacts user={user} />
            <section className={style.actions}>
              <h3 className={style.actionsTitle}>{text.actionsTitle}</h3>
              {user.state === "deactivated" ? (
                <p>{text.over}</p>
              ) : (
                <div className={style.buttons}>
                  {user.state === "suspended" && (
                    <Button size="sm" loading={busy} onClick={() => void wake(user)}>
                      {text.reactivate}
                    </Button>
                  )}
                  <Button size="sm" variant="default" onClick={() => setAsking("role")}>
                    {text.role}
                  </Button>
                  <Button size="sm" variant="default" onClick={() => setAsking("leave")}>
                    {user.leave ? text.endLeave : text.leave}
                  </Button>
                  <Button size="sm" variant="default" onClick={() => setAsking("end")}>
                    {text.end}
                  </Button>
                </div>
              )}
              <p className={style.quiet}>{text.emailNote}</p>
            </section>
          </>
        )}
      </SidePanel>
      <EndAccessDialog
        user={asked("end")}
        onEnd={({ affiliationId }, request) => endAccess(affiliationId, request)}
        onDone={({ name }) => done(text.ended(name))}
        onClose={close}
      />
      <ChangeRoleDialog
        user={asked("role")}
        titles={titles}
        onChange={({ affiliationId }, request) => changeRole(affiliationId, request)}
        onDone={({ name }) => done(text.roleChanged(name))}
        onClose={close}
      />
      <LeaveDialog
        user={asked("leave")}
        onLeave={({ affiliationId }, request) => setLeave(affiliationId, request)}
        onDone={({ name }) => done(text.leaveChanged(name))}
        onClose={close}
      />
    </>
  );
}

function UserFacts({ user }: { user: ManagedUser }) {
  const words = useWords();
  const { list, person: text } = words.ownUsers;
  const facts = [
    [text.username, user.username],
    [text.email, user.email],
    [text.mobile, user.mobile],
    [text.title, user.title],
    [text.accessLevel, user.accessLevel],
    [text.site, user.site],
    [text.state, <UserStateCell key="state" user={user} />],
    [text.training, <TrainingCell key="training" user={user} />],
    [text.lastSignIn, <LastSignInCell key="last" at={user.lastSignInAt} />],
    [text.alerts, user.clinicalAlerts ? list.alertsOn : list.alertsOff],
    [text.verified, user.verifiedAt ? formatDate(user.verifiedAt, words) : text.neverVerified],
  ] as const;
  return <FactList facts={facts} />;
}
