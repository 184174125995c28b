import { Navigate } from "@tanstack/react-router";
import { useSession } from "../ui/session/session-context.ts";

/** The first page that the reader's role includes. */
export function StartPage() {
  const { session } = useSession();
  return <Navigate to={session.verdicts?.searchPatients.allowed ? "/search" : "/your-access"} replace />;
}
