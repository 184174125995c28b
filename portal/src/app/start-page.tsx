import { useSession } from "../ui/session/session-context.ts";
import { MoveTo } from "./move-to.tsx";

/** The first page that the reader's role includes. */
export function StartPage() {
  const { session } = useSession();
  const { searchPatients, watchFeeds } = session.verdicts ?? {};
  return <MoveTo path={searchPatients?.allowed ? "/search" : watchFeeds?.allowed ? "/feeds" : "/your-access"} />;
}
