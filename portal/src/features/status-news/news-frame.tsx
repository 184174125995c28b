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

/** A page for those who tell everybody how the exchange is. */
export function NewsFrame(page: Props) {
  const { statusNews } = useWords();
  const { session } = useSession();
  return <WorkPage {...page} verdict={session.verdicts?.publishHelp} notAllowedTitle={statusNews.notAllowedTitle} />;
}

/** Whether this reader publishes: what a page asks the exchange only then. */
export const usePublishes = (): boolean => useSession().session.verdicts?.publishHelp.allowed ?? false;
