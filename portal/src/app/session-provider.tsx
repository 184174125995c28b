import type { Session } from "@crossbay/contract";
import type { QueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Answer, type Failure, keepCsrfToken, onSessionLost } from "../ui/api/ask.ts";
import { signOut as askToSignOut, readSession } from "../ui/api/endpoints.ts";
import { forgetTrainingToken } from "../ui/api/training-token.ts";
import { forgetDrafts } from "../ui/session/drafts.ts";
import { noteForEntry } from "../ui/session/entry-notice.ts";
import { closeResultWindows } from "../ui/session/result-windows.ts";
import { SessionContext } from "../ui/session/session-context.ts";
import { decideSessionStep, locksSoon, type SessionClock } from "./session-clock.ts";

type News = "ended" | "locked" | "changed";

/** `hidden`: the deadline has passed here and the server has not spoken yet. */
export interface SessionView {
  session: Session | undefined;
  failure: Failure | undefined;
  hidden: boolean;
  locksSoon: boolean;
  retry(): void;
}

interface Props {
  queries: QueryClient;
  children: (view: SessionView) => ReactNode;
}

const activities = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Keeps the session of this browser: polls it, hides patients when it locks, and tells the other windows. */
export function SessionProvider({ queries, children }: Props) {
  const [session, setSession] = useState<Session>();
  const [failure, setFailure] = useState<Failure>();
  const [hidden, setHidden] = useState(false);
  const [soon, setSoon] = useState(false);
  const current = useRef<Session>(undefined);
  const clock = useRef<SessionClock>({
    now: 0,
    deadline: Number.POSITIVE_INFINITY,
    askedAt: 0,
    extendedAt: 0,
    activeAt: 0,
  });
  const channel = useRef<BroadcastChannel>(undefined);
  const isHidden = useRef(false);
  const taken = useRef(0);

  const forgetPatients = useCallback(() => {
    closeResultWindows();
    queries.clear();
  }, [queries]);

  const take = useCallback(
    (next: Session, serverNow: number) => {
      const before = current.current;
      taken.current += 1;
      isHidden.current = false;
      current.current = next;
      keepCsrfToken(next.csrfToken);
      clock.current.deadline = deadlineOf(next, serverNow);
      if (next.state !== "active" || differsInReader(before, next)) forgetPatients();
      if (next.state === "signed-out") forgetDrafts();
      if (next.state === "signed-out" && wasWorking(before)) {
        forgetTrainingToken();
        noteForEntry("signed-out");
      }
      setSession(next);
      setFailure(undefined);
      setHidden(false);
      setSoon(false);
      const news = newsFor(before, next);
      if (news) channel.current?.postMessage(news);
    },
    [forgetPatients],
  );

  const ask = useCallback(
    async (polling: boolean) => {
      const now = Date.now();
      clock.current.askedAt = now;
      if (!polling) clock.current.extendedAt = now;
      const takenBefore = taken.current;
      const answer = await readSession(polling);
      // A slow answer must not undo what a later request has brought meanwhile.
      if (takenBefore !== taken.current) return;
      if (answer.ok) take(answer.value, answer.serverNow);
      else if (!current.current) setFailure(answer.failure);
    },
    [take],
  );

  const hide = useCallback(() => {
    isHidden.current = true;
    setHidden(true);
    forgetPatients();
    void ask(true);
  }, [ask, forgetPatients]);

  useEffect(() => {
    void ask(false);
    onSessionLost((how) => (how === "changed" ? void ask(true) : hide()));
  }, [ask, hide]);

  useEffect(() => {
    const opened = new BroadcastChannel("crossbay-session");
    opened.onmessage = ({ data }: MessageEvent<News>) => (data === "changed" ? void ask(true) : hide());
    channel.current = opened;
    return () => opened.close();
  }, [ask, hide]);

  useEffect(() => {
    const tick = () => {
      if (!current.current || current.current.state === "signed-out") return;
      clock.current.now = Date.now();
      const step = current.current.state === "active" ? decideSessionStep(clock.current) : "rest";
      if (step === "hide" && !isHidden.current) hide();
      if (step === "poll" || step === "extend") void ask(step === "poll");
      setSoon(locksSoon(clock.current, current.current.idleSecondsMax ?? 0));
    };
    const timer = setInterval(tick, 1000);
    const noteActivity = () => {
      clock.current.activeAt = Date.now();
    };
    const onVisible = () => document.visibilityState === "visible" && tick();
    document.addEventListener("visibilitychange", onVisible);
    for (const each of activities) addEventListener(each, noteActivity, { passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisible);
      for (const each of activities) removeEventListener(each, noteActivity);
    };
  }, [ask, hide]);

  const signOut = useCallback(async (): Promise<Answer<unknown>> => {
    const answer = await askToSignOut();
    if (answer.ok) await ask(true);
    return answer;
  }, [ask]);

  const access = useMemo(() => (session ? { session, take, signOut } : undefined), [session, take, signOut]);
  const retry = () => void ask(false);
  return (
    <SessionContext value={access}>{children({ session, failure, hidden, locksSoon: soon, retry })}</SessionContext>
  );
}

function deadlineOf(session: Session, serverNow: number): number {
  const ends = [session.locksAt, session.endsAt].flatMap((at) => (at ? [Date.parse(at)] : []));
  return session.state === "active" && ends.length > 0
    ? Date.now() + Math.min(...ends) - serverNow
    : Number.POSITIVE_INFINITY;
}

function differsInReader(before: Session | undefined, next: Session): boolean {
  return before !== undefined && (before.username !== next.username || before.actingFor?.id !== next.actingFor?.id);
}

const wasWorking = (before: Session | undefined) => before?.state === "active" || before?.state === "locked";

function newsFor(before: Session | undefined, next: Session): News | undefined {
  if (!before || before.state === next.state) return undefined;
  if (next.state === "signed-out") return "ended";
  return next.state === "locked" ? "locked" : "changed";
}
