import type { AccessReportLine, AccessReportQuery } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatClock, formatDate } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { namePerson } from "../../../ui/privacy/name-person.ts";
import { useSession } from "../../../ui/session/session-context.ts";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./report.module.css";

interface Props {
  lines: readonly AccessReportLine[];
  about: AccessReportQuery["about"];
}

/** When, who, what, and by which rule. What the whole report is about has no column of its own. */
export function ReportTable({ lines, about }: Props) {
  const words = useWords();
  const { accessReport: text } = words;
  const columns: Column<AccessReportLine>[] = [
    { id: "who", title: text.who, sort: ({ who }) => who, cell: (line) => <Who line={line} /> },
    {
      id: "patient",
      title: text.patient,
      sort: ({ patient }) => patient?.name,
      cell: ({ patient }) => (patient ? namePerson(patient, words) : null),
    },
    { id: "what", title: text.what, cell: (line) => <What line={line} /> },
    { id: "allowedBy", title: text.allowedBy, cell: (line) => <AllowedBy line={line} /> },
    { id: "request", title: text.request, cell: (line) => <Request line={line} /> },
  ];
  const without = about === "patient" ? "patient" : about === "user" ? "who" : undefined;
  return (
    <DataTable
      namesPatients
      label={text.label}
      rows={lines}
      keyOf={({ id }) => id}
      tableFrom="68em"
      name={{
        id: "when",
        title: text.when,
        sort: ({ at }) => at,
        cell: ({ at }) => (
          <span className={style.when}>
            {formatDate(at, words)} <strong>{formatClock(at)}</strong>
          </span>
        ),
      }}
      columns={columns.filter(({ id }) => id !== without)}
    />
  );
}

interface LineProps {
  line: AccessReportLine;
}

function Who({ line: { who, username, title, participantName } }: LineProps) {
  const { privacy } = useWords();
  return (
    <>
      <strong>{who}</strong>
      {username && <span className={style.quiet}> {username}</span>}
      <span className={style.detail}>{privacy.at(title ?? "", participantName ?? "")}</span>
    </>
  );
}

function What({ line: { sentence, outcome, flags } }: LineProps) {
  const { accessReport: text, privacy } = useWords();
  const stopped = outcome === "refused" || outcome === "failed";
  return (
    <>
      {stopped && (
        <ShapeMark shape={outcome === "refused" ? "slash" : "cross"} tone="plain" strong>
          {text.outcomes[outcome]}
        </ShapeMark>
      )}
      <span className={style.sentence}>{sentence}</span>
      {flags.map((flag) => (
        <span key={flag} className={style.flag}>
          <ShapeMark shape="warning" tone="accent">
            {privacy.flags.kinds[flag]}
          </ShapeMark>
        </span>
      ))}
    </>
  );
}

function AllowedBy({ line: { allowedBy, purpose, consentVersion } }: LineProps) {
  const { accessReport: text, frame } = useWords();
  if (!allowedBy && !purpose && !consentVersion) return null;
  const purposes: Record<string, string> = frame.purposes;
  return (
    <>
      {allowedBy}
      {purpose && <span className={style.detail}>{purposes[purpose] ?? purpose}</span>}
      {consentVersion && <span className={style.detail}>{text.consent(consentVersion)}</span>}
    </>
  );
}

function Request({ line: { requestId, outcome } }: LineProps) {
  const { accessReport: text } = useWords();
  const { session } = useSession();
  return (
    <span className={style.request}>
      {requestId}
      {outcome === "refused" && session.verdicts?.explainRefusals.allowed && (
        <Link to="/explain" search={{ request: requestId }} aria-label={text.explainOf(requestId)}>
          {text.explain}
        </Link>
      )}
    </span>
  );
}
