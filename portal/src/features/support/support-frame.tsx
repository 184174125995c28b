import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: ReactNode;
  aside?: ReactNode;
  /** Whether the ways to queue, canned answers and figures stand below the heading. */
  sections?: boolean;
  children: ReactNode;
}

/** A page for those who answer requests for help. */
export function SupportFrame({ sections = false, children, ...page }: Props) {
  const { supportDesk } = useWords();
  const { session } = useSession();
  return (
    <WorkPage {...page} verdict={session.verdicts?.giveSupport} notAllowedTitle={supportDesk.notAllowedTitle}>
      {sections && <Sections />}
      {children}
    </WorkPage>
  );
}

function Sections() {
  const { sections: text } = useWords().supportDesk;
  return (
    <nav className={style.sections} aria-label={text.label}>
      <Link to="/support-desk" activeOptions={{ exact: true, includeSearch: false }} className={style.section}>
        {text.queue}
      </Link>
      <Link to="/support-desk/canned-answers" className={style.section}>
        {text.canned}
      </Link>
      <Link to="/support-desk/statistics" className={style.section}>
        {text.statistics}
      </Link>
    </nav>
  );
}

/** Whether this reader answers requests: what a page asks the exchange only then. */
export const useGivesSupport = (): boolean => useSession().session.verdicts?.giveSupport.allowed ?? false;
