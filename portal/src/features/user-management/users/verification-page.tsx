import type { Verification } from "@crossbay/contract";
import { Button, Progress } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "../../../ui/api/queries.ts";
import { saveVerification } from "../../../ui/api/user-management-endpoints.ts";
import { keysOfUsers, verificationQuery } from "../../../ui/api/user-management-queries.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { Question } from "../../../ui/page/overlay.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../../ui/page/work-page.tsx";
import { useDraft } from "../../../ui/session/drafts.ts";
import { useSession } from "../../../ui/session/session-context.ts";
import { useWords } from "../../../ui/words/words.ts";
import { type Decisions, keepRemaining, sumUp, withDecision } from "./decide-verification.ts";
import style from "./users.module.css";
import { VerificationList } from "./verification-list.tsx";

/** Every 90 days: keep or remove each user. Nothing happens before it is saved. */
export function VerificationPage() {
  const words = useWords();
  const { verification: text } = words.ownUsers;
  const { notAllowedTitle } = words.userManagement;
  const { session } = useSession();
  const verdict = session.verdicts?.manageUsers;
  const query = useQuery({ ...verificationQuery, enabled: verdict?.allowed ?? false });
  const failure = failureOf(query.error);
  const [saved, setSaved] = useState("");
  const due = query.data && formatDate(query.data.dueOn, words);
  return (
    <WorkPage
      title={text.title}
      lead={text.lead}
      verdict={verdict}
      notAllowedTitle={notAllowedTitle}
      aside={due && query.data?.users.length ? <strong className={style.due}>{text.due(due)}</strong> : undefined}
    >
      <p role="status" className={saved ? style.said : style.hidden}>
        {saved}
      </p>
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && <SkeletonLines lines={8} />}
      {query.data && due && query.data.users.length === 0 && (
        <EmptyState title={text.doneTitle}>{text.done(due)}</EmptyState>
      )}
      {query.data && query.data.users.length > 0 && <Deciding verification={query.data} onSaved={setSaved} />}
    </WorkPage>
  );
}

function Deciding({ verification: { users }, onSaved }: { verification: Verification; onSaved(text: string): void }) {
  const { verification: text } = useWords().ownUsers;
  const queries = useQueryClient();
  const [decisions, setDecisions] = useDraft<Decisions>("verification", {});
  const [confirming, setConfirming] = useState(false);
  const { busy, failure, send } = useFormAnswer();
  const { decided, removed, kept, remaining } = sumUp(users, decisions);

  const save = async () => {
    const answer = await send(() =>
      saveVerification({
        decisions: decided.map(({ affiliationId }) => ({ affiliationId, keep: decisions[affiliationId] ?? true })),
      }),
    );
    setConfirming(false);
    if (!answer.ok) return;
    setDecisions({});
    onSaved(text.saved(kept, removed.length));
    await Promise.all(keysOfUsers.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };

  return (
    <>
      {failure && <ProblemNotice failure={failure} title={text.saveFailed} />}
      <VerificationList
        users={users}
        decisions={decisions}
        onDecide={(affiliationId, keep) => setDecisions(withDecision(decisions, affiliationId, keep))}
      />
      <div className={style.bar}>
        <div className={style.progress}>
          <span role="status">{text.progress(decided.length, users.length)}</span>
          <Progress
            value={(decided.length / users.length) * 100}
            aria-label={text.progress(decided.length, users.length)}
          />
        </div>
        {remaining > 0 && (
          <Button size="sm" variant="default" onClick={() => setDecisions(keepRemaining(users, decisions))}>
            {text.keepRest(remaining)}
          </Button>
        )}
        {decided.length > 0 && (
          <>
            <Button size="sm" variant="subtle" onClick={() => setDecisions({})}>
              {text.undoAll}
            </Button>
            <Button size="sm" loading={busy} onClick={() => (removed.length > 0 ? setConfirming(true) : void save())}>
              {text.save(decided.length)}
            </Button>
          </>
        )}
      </div>
      <Question opened={confirming} title={text.confirmTitle(removed.length)} onClose={() => setConfirming(false)}>
        <p>{text.confirmLead}</p>
        <ul className={style.names}>
          {removed.map(({ affiliationId, name, title }) => (
            <li key={affiliationId}>
              <strong>{name}</strong>, {title}
            </li>
          ))}
        </ul>
        <div className={style.buttons}>
          <Button loading={busy} onClick={() => void save()}>
            {text.confirm(removed.length)}
          </Button>
          <Button variant="default" data-autofocus onClick={() => setConfirming(false)}>
            {text.back}
          </Button>
        </div>
      </Question>
    </>
  );
}
