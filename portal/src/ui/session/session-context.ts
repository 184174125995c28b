import type { Session } from "@crossbay/contract";
import { createContext, useContext } from "react";
import type { Answer } from "../api/ask.ts";

export interface SessionAccess {
  session: Session;
  /** Keeps a newer session that an answer brought; `serverNow` as in the answer. */
  take(session: Session, serverNow: number): void;
  /** Ends the session on the server and here; a failure means that it goes on. */
  signOut(): Promise<Answer<unknown>>;
}

export const SessionContext = createContext<SessionAccess | undefined>(undefined);

/** The session of this browser. Only inside the session provider. */
export function useSession(): SessionAccess {
  const access = useContext(SessionContext);
  if (!access) throw new Error("useSession stands outside the session provider");
  return access;
}
