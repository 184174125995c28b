import type { TicketAnswer } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { DoneNotice } from "../notice/done-notice.tsx";
import { LinkButton } from "../page/link-button.tsx";
import { useWords } from "../words/words.ts";
import style from "./report.module.css";

export type SentTicket = TicketAnswer;

/** That it is sent, under which number, and what the exchange says to it. */
export function SentReport({ sent, onClose }: { sent: SentTicket; onClose(): void }) {
  const { report: text, help } = useWords();
  const { ticket, words } = sent;
  return (
    <div className={style.form}>
      <DoneNotice>{text.sentTitle}</DoneNotice>
      <p>
        {ticket && text.sent(ticket.number)} {words}
      </p>
      <div className={style.actions}>
        <Button onClick={onClose} data-autofocus autoFocus>
          {text.close}
        </Button>
        {ticket && (
          <LinkButton to="/help/$ticketId" params={{ ticketId: ticket.id }} variant="default" onClick={onClose}>
            {help.sent.see(ticket.number)}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
