import { createContext, useContext } from "react";
import type { SessionView } from "./session-provider.tsx";

export const SessionViewContext = createContext<SessionView | undefined>(undefined);

/** Whether the session is known, failed, hidden or about to lock: for the gate and the frame. */
export function useSessionView(): SessionView {
  const view = useContext(SessionViewContext);
  if (!view) throw new Error("useSessionView stands outside the session provider");
  return view;
}
