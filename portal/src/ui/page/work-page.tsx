import type { Verdict } from "@crossbay/contract";
import type { ReactNode } from "react";
import { namesPatient } from "../help/last-action.ts";
import { useSession } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import { EmptyState } from "./empty-state.tsx";
import { PageHeading } from "./page-heading.tsx";
import style from "./work-page.module.css";

interface Props {
  title: string;
  lead?: ReactNode;
  /** A link to the page above, with `BackLink`. */
  back?: ReactNode;
  /** Stands at the right of the heading. */
  aside?: ReactNode;
  /** Whether this reader may work here, as the session says. */
  verdict: Verdict | undefined;
  notAllowedTitle: string;
  /** What somebody wrote stands in the heading. */
  namesPatients?: boolean;
  children: ReactNode;
}

/** Heading and place of a page on which somebody works; whoever may not reads why instead. */
export function WorkPage({ title, lead, back, aside, verdict, notAllowedTitle, namesPatients, children }: Props) {
  const { frame } = useWords();
  const { session } = useSession();
  return (
    <main className={style.page}>
      <div className={style.head}>
        <div className={style.heading} {...(namesPatients ? namesPatient : {})}>
          {back && <nav aria-label={frame.breadcrumb}>{back}</nav>}
          <PageHeading documentTitle={frame.pageTitle(title, session.exchangeName)}>{title}</PageHeading>
          {lead && <p className={style.lead}>{lead}</p>}
        </div>
        {verdict?.allowed && aside && <div className={style.aside}>{aside}</div>}
      </div>
      {verdict?.allowed ? children : <EmptyState title={notAllowedTitle}>{verdict?.because}</EmptyState>}
    </main>
  );
}
