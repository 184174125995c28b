import type { Ticket } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { attachmentPath } from "../../ui/api/help-endpoints.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";

/** What was asked besides the words, and what the page reported. */
export function RequestFacts({ ticket }: { ticket: Ticket }) {
  const words = useWords();
  const { ticket: text, types } = words.help;
  const { session } = useSession();
  const { fields, report, line, screenshot, state } = ticket;
  const day = (date: string | undefined) => date && formatDate(date, words);
  const due =
    ticket.dueAt && state !== "solved" && state !== "closed" ? formatDateTime(ticket.dueAt, words) : undefined;
  return (
    <div className={style.stack}>
      <Card title={text.factsTitle}>
        <FactList
          dense
          facts={[
            [text.type, types[ticket.type]],
            [text.opened, formatDateTime(ticket.openedAt, words)],
            [text.due, due],
            [text.user, fields.user],
            [text.onDate, day(fields.onDate)],
            [text.newEmail, fields.newEmail],
            [text.patient, fields.patient],
            [text.decisionDate, day(fields.decisionDate)],
            [text.requestId, fields.requestId],
            [text.line, line?.what],
            [text.source, line?.source],
          ]}
        />
        {line && session.verdicts?.readCharts.allowed && (
          <Link to="/persons/$personId" params={{ personId: line.personId }} className={style.after}>
            {text.openChart}
          </Link>
        )}
      </Card>
      {report && (
        <Card title={text.reportTitle}>
          <FactList
            dense
            facts={[
              [text.message, report.message],
              [text.requestId, report.requestId],
              [text.page, report.page],
              [text.at, formatDateTime(report.at, words)],
              [text.lastAction, report.lastAction],
              [text.browser, report.browser],
            ]}
          />
          {screenshot && (
            <a href={attachmentPath(screenshot.id)} download={screenshot.name} className={style.screenshot}>
              <img src={attachmentPath(screenshot.id)} alt={text.screenshotAlt} loading="lazy" />
              {text.screenshot}
            </a>
          )}
        </Card>
      )}
    </div>
  );
}
