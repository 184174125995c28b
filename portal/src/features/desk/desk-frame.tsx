import type { ReactNode } from "react";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}

/** A page for relationship managers. */
export function DeskFrame(page: Props) {
  const { desk } = useWords();
  const { session } = useSession();
  return <WorkPage {...page} verdict={session.verdicts?.keepDesk} notAllowedTitle={desk.notAllowedTitle} />;
}

/** Whether this reader keeps the desk: what a page asks the exchange only then. */
export const useKeepsDesk = (): boolean => useSession().session.verdicts?.keepDesk.allowed ?? false;
