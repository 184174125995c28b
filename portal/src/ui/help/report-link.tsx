import { useWords } from "../words/words.ts";
import { useHelp } from "./help-context.ts";
import { notNoted } from "./last-action.ts";
import style from "./report-link.module.css";
import { useShownFailure } from "./shown-failures.ts";

interface Props {
  /** Exactly what stands on the page. */
  message: string;
  requestId: string | undefined;
}

/** Reports the failure that it stands beside. Nothing while nobody is signed in, or in a report itself. */
export function ReportLink({ message, requestId }: Props) {
  const { report } = useWords();
  const help = useHelp();
  useShownFailure({ message, requestId });
  if (!help) return null;
  return (
    <button {...notNoted} type="button" className={style.link} onClick={() => help.reportProblem()}>
      {report.open}
    </button>
  );
}
