import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./held-mail.module.css";

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
    <nav className={style.sections} aria-label={text.label}>
      <Link to="/held-mail" activeOptions={{ exact: true }} className={style.section}>
        {text.mails}
      </Link>
      <Link to="/held-mail/certificates" className={style.section}>
        {text.certificates}
      </Link>
    </nav>
  );
}

/** Whether this reader answers requests: what a page asks the exchange only then. */
export const useSeesMail = (): boolean => useSession().session.verdicts?.giveSupport.allowed ?? false;
