import type { ReactNode } from "react";
import { useSession } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import { BackLink } from "./back-link.tsx";
import { WorkPage } from "./work-page.tsx";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: { to: "/feeds" | "/quarantine"; word: string } | undefined;
  /** Stands at the right of the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page for those who look after feeds. */
export function EngineerPage({ back, ...page }: Props) {
  const { feeds } = useWords();
  const { session } = useSession();
  return (
    <WorkPage
      {...page}
      back={back && <BackLink {...back} />}
      verdict={session.verdicts?.watchFeeds}
      notAllowedTitle={feeds.notAllowedTitle}
    />
  );
}
