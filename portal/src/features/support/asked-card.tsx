import type { ErrorReport, StaffTicket } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { attachmentPath } from "../../ui/api/help-endpoints.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { type Fact, FactList } from "../../ui/page/fact-list.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

/** What the request names besides its words: people, days, a chart's line and its source, an error with its picture. */
export function AskedCard({ ticket }: { ticket: StaffTicket }) {
  const { supportTicket: text } = useWords();
  const facts = useAskedFacts(ticket);
  const asks = facts.some(([, value]) => value !== undefined && value !== false);
  return (
    <>
      {asks && (
        <Card title={text.asks.title}>
          <FactList facts={facts} />
        </Card>
      )}
      {(ticket.report || ticket.screenshot) && (
        <Card title={text.report.title}>
          {ticket.report && <Report report={ticket.report} explains={ticket.explains} />}
          {ticket.screenshot && <Screenshot id={ticket.screenshot.id} />}
        </Card>
      )}
    </>
  );
}

function useAskedFacts({ type, fields, line, source, explains, report, candidates }: StaffTicket): Fact[] {
  const words = useWords();
  const { asks: text, source: sourceText } = words.supportTicket;
  const titleName = candidates.flatMap(({ titles = [] }) => titles).find(({ id }) => id === fields.titleId)?.name;
  const request = explains ?? fields.requestId;
  return [
    [text.user, fields.user],
    [type === "role-change" ? text.fromDay : text.lastDay, fields.onDate && formatDate(fields.onDate, words)],
    [text.newTitle, titleName ?? fields.titleId],
    [text.newEmail, fields.newEmail],
    [text.patient, fields.patient],
    [text.decided, fields.decisionDate && formatDate(fields.decisionDate, words)],
    [text.request, request !== report?.requestId && request, <ExplainLink key="explain" request={explains} />],
    [text.line, line?.what],
    [
      text.lineSource,
      source ? source.name : line?.source,
      source && (source.answeredAt ? sourceText.answered(formatDateTime(source.answeredAt, words)) : sourceText.waits),
    ],
    [sourceText.asked, source?.participantName],
  ];
}

/** To the explanation, for whoever may read it. */
function ExplainLink({ request }: { request: string | undefined }) {
  const { asks: text } = useWords().supportTicket;
  const mayExplain = useSession().session.verdicts?.explainRefusals.allowed;
  if (!request || !mayExplain) return null;
  return (
    <Link to="/explain" search={{ request }}>
      {text.explain}
    </Link>
  );
}

function Report({ report, explains }: { report: ErrorReport; explains: string | undefined }) {
  const words = useWords();
  const { report: text } = words.supportTicket;
  return (
    <FactList
      facts={[
        [text.message, report.message],
        [
          text.request,
          report.requestId,
          report.requestId === explains && <ExplainLink key="explain" request={explains} />,
        ],
        [text.page, report.page],
        [text.at, formatDateTime(report.at, words)],
        [text.lastAction, report.lastAction],
        [text.browser, report.browser],
      ]}
    />
  );
}

function Screenshot({ id }: { id: string }) {
  const { report: text } = useWords().supportTicket;
  return (
    <figure className={style.screenshot}>
      <a href={attachmentPath(id)} target="_blank" rel="noopener">
        <img src={attachmentPath(id)} alt={text.screenshot} />
      </a>
      <figcaption className={style.quiet}>{text.screenshot}</figcaption>
    </figure>
  );
}
