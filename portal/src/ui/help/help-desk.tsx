import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { SessionContext } from "../session/session-context.ts";
import { useWords } from "../words/words.ts";
import { type Help, HelpContext, type WrongLine } from "./help-context.ts";
import { HelpDialog, listenForEscape } from "./help-dialog.tsx";
import { noteActions } from "./last-action.ts";
import { ReportForm } from "./report-form.tsx";
import { WrongLineForm } from "./wrong-line-form.tsx";

interface Props {
  /** The session is known, active and not about to be hidden: nothing of a page stays in sight without it. */
  working: boolean;
  children: ReactNode;
}

type Opened = { report: true; page: string } | { report: false; line: WrongLine };

/** Lets every page report a problem, or a line of a chart, over whatever stands there. */
export function HelpDesk({ working, children }: Props) {
  const { report } = useWords();
  const router = useRouter();
  const reader = useReader();
  const [opened, setOpened] = useState<Opened & { reader: string }>();
  const close = useCallback(() => setOpened(undefined), []);
  useEffect(listenForEscape, []);
  useEffect(noteActions, []);
  useEffect(() => {
    if (!working) close();
  }, [working, close]);

  const help = useMemo<Help>(
    () => ({
      reportProblem: () => {
        const page = router.state.matches.at(-1)?.fullPath.replace(/(?<=.)\/$/, "") ?? "/";
        setOpened({ report: true, page, reader });
      },
      reportLine: (line) => setOpened({ report: false, line, reader }),
    }),
    [router, reader],
  );

  return (
    <>
      <HelpContext value={working ? help : undefined}>{children}</HelpContext>
      {/* A failure of the report itself is not reported. */}
      {working && opened?.reader === reader && (
        <HelpDialog title={opened.report ? report.title : report.line.title} onClose={close}>
          {opened.report ? (
            <ReportForm page={opened.page} onClose={close} />
          ) : (
            <WrongLineForm line={opened.line} onClose={close} />
          )}
        </HelpDialog>
      )}
    </>
  );
}

/** Another reader, or another affiliation, is another page. */
function useReader(): string {
  const session = useContext(SessionContext)?.session;
  return `${session?.username} ${session?.actingFor?.id}`;
}
