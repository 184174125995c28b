import type { Ticket } from "@crossbay/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { answerTicket } from "../../ui/api/help-endpoints.ts";
import { ticketQuery, ticketsQuery } from "../../ui/api/help-queries.ts";
import { AnswerForm } from "../../ui/help/answer-form.tsx";
import { ThreadsAbout } from "../../ui/help/threads-about.tsx";
import { TicketStateMark } from "../../ui/help/ticket-state-mark.tsx";
import { TicketThread } from "../../ui/help/ticket-thread.tsx";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";
import { HelpFrame } from "./help-frame.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { takeSentNote } from "./sent-note.ts";

/** One request: what was asked, what was answered, and the next answer. */
export function RequestPage() {
  const { help } = useWords();
  const { ticketId } = useParams({ from: "/frame/help/$ticketId" });
  const query = useQuery(ticketQuery(ticketId));
  const ticket = query.data;
  return (
    <HelpFrame
      title={ticket?.subject ?? help.title}
      lead={
        ticket && (
          <span className={style.standing}>
            {ticket.number}
            <TicketStateMark state={ticket.state} />
          </span>
        )
      }
      back={<BackLink to="/help" word={help.ticket.back} />}
    >
      <Loaded query={query} failedTitle={help.ticket.failedTitle} lines={8}>
        {(loaded) => <KnownRequest key={loaded.id} ticket={loaded} />}
      </Loaded>
    </HelpFrame>
  );
}

function KnownRequest({ ticket }: { ticket: Ticket }) {
  const { help } = useWords();
  const { ticket: text } = help;
  const queries = useQueryClient();
  const [sent] = useState(() => takeSentNote(ticket.id));
  const [done, setDone] = useState<string>();
  // Opened, it is read: the mark in the rail is counted again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ticketsQuery.queryKey });
  }, [queries]);

  const take = (changed: Ticket) => {
    queries.setQueryData(ticketQuery(changed.id).queryKey, changed);
    void queries.invalidateQueries({ queryKey: ticketsQuery.queryKey });
    setDone(text.sent);
  };

  return (
    <>
      <DoneNotice>{done ?? sent?.words}</DoneNotice>
      {ticket.asSource && <QuietNotice>{text.asSource}</QuietNotice>}
      <div className={style.columns}>
        <div className={style.stack}>
          <TicketThread messages={ticket.messages} own={ticket.asSource ? "source" : "sender"} />
          {!done && <Standing ticket={ticket} />}
          {ticket.mayAnswer && (
            <AnswerForm
              control="request-answer"
              draft={`answer to ${ticket.id}`}
              words={text}
              textMax={8000}
              onAnswer={(message) => answerTicket(ticket.id, message)}
              onSent={take}
            />
          )}
        </div>
        <div className={style.stack}>
          <RequestFacts ticket={ticket} />
          {!ticket.asSource && <ThreadsAbout ticketId={ticket.id} />}
        </div>
      </div>
    </>
  );
}

/** What the sender can do next, where it is not plain. */
function Standing({ ticket: { state, asSource } }: { ticket: Ticket }) {
  const { ticket: text } = useWords().help;
  if (asSource && state !== "closed") return null;
  if (state !== "waiting" && state !== "solved" && state !== "closed") return null;
  const words = {
    waiting: [text.waitingTitle, text.waiting],
    solved: [text.solvedTitle, text.solved],
    closed: [text.closedTitle, text.closed],
  }[state];
  return (
    <QuietNotice>
      <p className={style.strong}>{words[0]}</p>
      <p>{words[1]}</p>
      {state === "closed" && (
        <LinkButton to="/help/new" size="sm" variant="default" className={style.after}>
          {text.askAgain}
        </LinkButton>
      )}
    </QuietNotice>
  );
}
