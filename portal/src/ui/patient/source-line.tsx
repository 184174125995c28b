import type { Provenance } from "@crossbay/contract";
import { useParams } from "@tanstack/react-router";
import { formatDate, formatDateTime } from "../dates/format-date.ts";
import { useHelp } from "../help/help-context.ts";
import { notNoted } from "../help/last-action.ts";
import { useWords } from "../words/words.ts";
import style from "./source-line.module.css";

/** What a line of a chart says, for whoever says that it is wrong. */
export interface NamedLine {
  name: string;
  /** When it was measured, or happened; else when its source said so. */
  at?: string | undefined;
  resourceId?: string | undefined;
}

interface Props {
  from: Provenance;
  line?: NamedLine;
}

/** Where a line comes from and when its source said it. Below clinical level the source has no name. */
export function SourceLine({ from, line }: Props) {
  const words = useWords();
  return (
    <span className={style.source}>
      {from.source && <span>{from.source}</span>}
      <span className={style.time}>
        <time dateTime={from.at}>{formatDateTime(from.at, words)}</time>
        {line && <WrongButton line={line} from={from} />}
      </span>
    </span>
  );
}

/** Only on pages of a patient, and while somebody can be told. */
function WrongButton({ line: { name, at, resourceId }, from }: Required<Pick<Props, "line">> & Props) {
  const words = useWords();
  const { line: text } = words.report;
  const { personId } = useParams({ strict: false });
  const help = useHelp();
  if (!help || !personId) return null;
  const what = text.on(name, formatDate(at ?? from.at, words));
  const report = () =>
    help.reportLine({
      personId,
      what,
      ...(from.source ? { source: from.source } : {}),
      ...(resourceId ? { resourceId } : {}),
    });
  return (
    <button {...notNoted} type="button" className={style.wrong} aria-label={text.openNamed(what)} onClick={report}>
      {text.open}
    </button>
  );
}
