import type { Verdict } from "@crossbay/contract";
import type { ReactNode } from "react";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: ReactNode;
  aside?: ReactNode;
  /** Only administrators work here; else relationship managers too. */
  administrators?: boolean;
  children: ReactNode;
}

/** A page of the directory of participants. */
export function DirectoryFrame({ administrators = false, ...page }: Props) {
  const { participants } = useWords();
  const { administer, keepDesk } = useSession().session.verdicts ?? {};
  const verdict = administrators || administer?.allowed ? administer : keepDesk;
  return <WorkPage {...page} verdict={verdict} notAllowedTitle={participants.notAllowedTitle} />;
}

/** Who works in the directory, so that a page asks the exchange only for them. */
export function useDirectoryVerdicts(): { sees: boolean; administers: boolean; keepsDesk: boolean } {
  const { administer, keepDesk } = useSession().session.verdicts ?? {};
  const allowed = (verdict: Verdict | undefined) => verdict?.allowed ?? false;
  return {
    sees: allowed(administer) || allowed(keepDesk),
    administers: allowed(administer),
    keepsDesk: allowed(keepDesk),
  };
}
