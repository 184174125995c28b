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

/** A page for those who answer patients. */
export function RequestsFrame(page: Props) {
  const { patientRequests } = useWords();
  const { session } = useSession();
  return (
    <WorkPage {...page} verdict={session.verdicts?.servePatients} notAllowedTitle={patientRequests.notAllowedTitle} />
  );
}

/** Whether this reader answers patients: what a page asks the exchange only then. */
export const useServesPatients = (): boolean => useSession().session.verdicts?.servePatients.allowed ?? false;
