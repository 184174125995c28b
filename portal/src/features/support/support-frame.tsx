import type { ReactNode } from "react";
import { PageSections } from "../../ui/page/page-sections.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

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
    <PageSections
      label={text.label}
      sections={[
        { to: "/support-desk", word: text.queue, exact: true },
        { to: "/support-desk/canned-answers", word: text.canned },
        { to: "/support-desk/statistics", word: text.statistics },
      ]}
    />
  );
}

/** Whether this reader answers requests: what a page asks the exchange only then. */
export const useGivesSupport = (): boolean => useSession().session.verdicts?.giveSupport.allowed ?? false;
