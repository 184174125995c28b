import { Outlet, useMatches, useRouter } from "@tanstack/react-router";
import { Fragment, useEffect } from "react";
import { trainingToken } from "../ui/api/training-token.ts";
import { ProblemNotice } from "../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../ui/page/skeleton-lines.tsx";
import { isResultWindow } from "../ui/session/result-windows.ts";
import { useSession } from "../ui/session/session-context.ts";
import { useSingleSignOnOffer } from "../ui/session/single-sign-on-offer.ts";
import { AffiliationStep } from "./affiliation-step.tsx";
import { ClosedWindow } from "./closed-window.tsx";
import { decideGate } from "./decide-gate.ts";
import { LinkStep } from "./link-step.tsx";
import { LockScreen } from "./lock-screen.tsx";
import { MoveTo } from "./move-to.tsx";
import { PublicFrame } from "./public-frame.tsx";
import { PurposeStep } from "./purpose-step.tsx";
import { keepReturnPath, returnPath } from "./return-path.ts";
import { useSessionView } from "./session-view.ts";

/** Stands before every page: nothing below is mounted unless the session allows it. */
export function Gate() {
  const { session, failure, retry } = useSessionView();
  if (session) return <KnownSession />;
  return (
    <PublicFrame>
      {failure ? <ProblemNotice failure={failure} onRetry={retry} /> : <SkeletonLines lines={4} />}
    </PublicFrame>
  );
}

function KnownSession() {
  const { session } = useSession();
  const { hidden } = useSessionView();
  const linkOffered = useSingleSignOnOffer();
  // The path of the page that is mounted: the address itself may already be one page ahead of it.
  const path = useMatches({ select: (matches) => matches.at(-1)?.pathname.replace(/(?<=.)\/$/, "") ?? "/" });
  const gate = decideGate({
    session,
    hidden,
    path,
    ownWindow: isResultWindow(),
    trainingLink: trainingToken() !== undefined,
  });
  if (gate.show === "redirect") return <Redirect to={gate.to} from={path} />;
  if (gate.show === "lock") return <LockScreen />;
  if (linkOffered && session.state === "active") return <LinkStep />;
  if (gate.show === "affiliation") return <AffiliationStep />;
  if (gate.show === "purpose") return <PurposeStep />;
  if (gate.show === "closed-window") return <ClosedWindow />;
  // Another reader is another page: nothing that was read for the first stays mounted.
  return (
    <Fragment key={`${session.username} ${session.actingFor?.id}`}>
      <Outlet />
    </Fragment>
  );
}

function Redirect({ to, from }: { to: "/sign-in" | "/set-password" | "home"; from: string }) {
  const { stringifySearch } = useRouter().options;
  // A link may say what a page begins with, as the help centre's do.
  const search = useMatches({ select: (matches) => stringifySearch(matches.at(-1)?.search ?? {}) });
  useEffect(() => {
    if (to === "/sign-in") keepReturnPath(`${from}${search}`);
  }, [to, from, search]);
  return <MoveTo path={to === "home" ? returnPath() : to} />;
}
