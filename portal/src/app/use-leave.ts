import { useState } from "react";
import type { Failure } from "../ui/api/ask.ts";
import { useSession } from "../ui/session/session-context.ts";
import { noteLeaving } from "./return-path.ts";

/** Signing out by choice: whoever signs in next starts at the start page. */
export function useLeave(): { leave(): Promise<void>; failure: Failure | undefined } {
  const { signOut } = useSession();
  const [failure, setFailure] = useState<Failure>();
  const leave = async () => {
    noteLeaving(true);
    const answer = await signOut();
    if (answer.ok) return;
    noteLeaving(false);
    setFailure(answer.failure);
  };
  return { leave, failure };
}
