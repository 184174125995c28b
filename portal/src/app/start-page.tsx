import { useQuery } from "@tanstack/react-query";
import { failureOf, sessionPatientQuery } from "../ui/api/queries.ts";
import { ProblemNotice } from "../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../ui/page/skeleton-lines.tsx";
import { useSession } from "../ui/session/session-context.ts";
import { MoveTo } from "./move-to.tsx";

const startsInOrder = [
  { verdict: "searchPatients", path: "/search" },
  { verdict: "watchFeeds", path: "/feeds" },
  { verdict: "manageUsers", path: "/aum" },
  { verdict: "keepDesk", path: "/desk" },
  { verdict: "train", path: "/trainer" },
  { verdict: "administer", path: "/desk/participants" },
  { verdict: "auditAccess", path: "/privacy" },
  { verdict: "auditAccounts", path: "/accounts/sharing" },
  { verdict: "giveSupport", path: "/support-desk" },
  { verdict: "explainRefusals", path: "/explain" },
] as const;

/** The patient whom the reader's record system opened, or the first page that the role includes. */
export function StartPage() {
  const { session } = useSession();
  if (session.onePatient) return <OnePatient />;
  const start = startsInOrder.find(({ verdict }) => session.verdicts?.[verdict].allowed);
  return <MoveTo path={start?.path ?? "/account"} />;
}

function OnePatient() {
  const { data, error, refetch } = useQuery(sessionPatientQuery);
  const failure = failureOf(error);
  if (failure) return <ProblemNotice failure={failure} onRetry={() => void refetch()} />;
  return data ? <MoveTo path={`/persons/${data.personId}`} /> : <SkeletonLines lines={4} />;
}
