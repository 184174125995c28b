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

/** A page for those who write the help centre. */
export function ArticlesFrame(page: Props) {
  const { helpArticles } = useWords();
  const { session } = useSession();
  return <WorkPage {...page} verdict={session.verdicts?.publishHelp} notAllowedTitle={helpArticles.notAllowedTitle} />;
}

/** Whether this reader writes articles: what a page asks the exchange only then. */
export const usePublishesHelp = (): boolean => useSession().session.verdicts?.publishHelp.allowed ?? false;
