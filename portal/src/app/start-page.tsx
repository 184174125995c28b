import { useSession } from "../ui/session/session-context.ts";
import { MoveTo } from "./move-to.tsx";

const startsInOrder = [
  { verdict: "searchPatients", path: "/search" },
  { verdict: "watchFeeds", path: "/feeds" },
  { verdict: "manageUsers", path: "/aum" },
  { verdict: "keepDesk", path: "/desk" },
  { verdict: "train", path: "/trainer" },
  { verdict: "administer", path: "/desk/participants" },
  { verdict: "auditAccounts", path: "/accounts/sharing" },
] as const;

/** The first page that the reader's role includes. */
export function StartPage() {
  const { session } = useSession();
  const start = startsInOrder.find(({ verdict }) => session.verdicts?.[verdict].allowed);
  return <MoveTo path={start?.path ?? "/account"} />;
}
