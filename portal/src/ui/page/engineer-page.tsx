import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackIcon } from "../icons.tsx";
import { useSession } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import { EmptyState } from "./empty-state.tsx";
import style from "./engineer-page.module.css";
import { PageHeading } from "./page-heading.tsx";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: { to: "/feeds" | "/quarantine"; word: string } | undefined;
  /** Stands at the right of the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Heading and place of a page for those who look after feeds; whoever may not reads why instead. */
export function EngineerPage({ title, lead, back, aside, children }: Props) {
  const { frame, feeds } = useWords();
  const { session } = useSession();
  const verdict = session.verdicts?.watchFeeds;
  return (
    <main className={style.page}>
      <div className={style.head}>
        <div className={style.heading}>
          {back && (
            <nav aria-label={frame.breadcrumb}>
              <Link to={back.to} className={style.back}>
                <BackIcon /> {back.word}
              </Link>
            </nav>
          )}
          <PageHeading documentTitle={frame.pageTitle(title, session.exchangeName)}>{title}</PageHeading>
          {lead && <p className={style.lead}>{lead}</p>}
        </div>
        {verdict?.allowed && aside && <div className={style.aside}>{aside}</div>}
      </div>
      {verdict?.allowed ? children : <EmptyState title={feeds.notAllowedTitle}>{verdict?.because}</EmptyState>}
    </main>
  );
}
