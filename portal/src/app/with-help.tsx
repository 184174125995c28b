import type { ReactNode } from "react";
import { HelpDesk } from "../ui/help/help-desk.tsx";
import { useSessionView } from "./session-view.ts";

/** Stands between the router and every page, the crashed ones too. */
export function WithHelp({ children }: { children: ReactNode }) {
  const { session, hidden } = useSessionView();
  return <HelpDesk working={session?.state === "active" && !hidden}>{children}</HelpDesk>;
}
