import type { ReactNode } from "react";
import { BackLink } from "../../ui/page/back-link.tsx";
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

/** A page for privacy officers and the exchange's privacy auditors. */
export function PrivacyFrame(page: Props) {
  const { privacy } = useWords();
  const { session } = useSession();
  return <WorkPage {...page} verdict={session.verdicts?.auditAccess} notAllowedTitle={privacy.notAllowedTitle} />;
}

/** The way back to what waits. */
export function BackToPrivacy() {
  const { privacy } = useWords();
  return <BackLink to="/privacy" word={privacy.back} />;
}

/** Whether this reader audits access: what a page asks the exchange only then. */
export const useAuditsAccess = (): boolean => useSession().session.verdicts?.auditAccess.allowed ?? false;
