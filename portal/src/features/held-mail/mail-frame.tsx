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
  /** Whether the ways to mails and certificates stand below the heading. */
  sections?: boolean;
  children: ReactNode;
}

/** A page about mail to the exchange, for those who answer requests. */
export function MailFrame({ sections = false, children, ...page }: Props) {
  const { heldMail } = useWords();
  const { session } = useSession();
  return (
    <WorkPage {...page} verdict={session.verdicts?.giveSupport} notAllowedTitle={heldMail.notAllowedTitle}>
      {sections && <Sections />}
      {children}
    </WorkPage>
  );
}

function Sections() {
  const { sections: text } = useWords().heldMail;
  return (
    <PageSections
      label={text.label}
      sections={[
        { to: "/held-mail", word: text.mails, exact: true },
        { to: "/held-mail/certificates", word: text.certificates },
      ]}
    />
  );
}

/** Whether this reader answers requests: what a page asks the exchange only then. */
export const useSeesMail = (): boolean => useSession().session.verdicts?.giveSupport.allowed ?? false;
