import { useSession } from "../ui/session/session-context.ts";
import { MoveTo } from "./move-to.tsx";

/** The first page that the reader's role includes. */
export function StartPage() {
  const { session } = useSession();
  return <MoveTo path={session.verdicts?.searchPatients.allowed ? "/search" : "/your-access"} />;
}
