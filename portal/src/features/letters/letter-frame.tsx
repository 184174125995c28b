import type { ReactNode } from "react";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  title: string;
  lead?: ReactNode;
  back?: ReactNode;
  children: ReactNode;
}

/** A page for administrators about the texts of mails. */
export function LetterFrame(page: Props) {
  const { letters } = useWords();
  const { session } = useSession();
  return <WorkPage {...page} verdict={session.verdicts?.administer} notAllowedTitle={letters.notAllowedTitle} />;
}

export const useAdministers = (): boolean => useSession().session.verdicts?.administer.allowed ?? false;

/** `temporary-password` as people read it: `Temporary password`. */
export const letterName = (id: string): string => {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
