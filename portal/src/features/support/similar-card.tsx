import type { StaffTicket } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import style from "./support.module.css";
import { TicketStateMark } from "./ticket-marks.tsx";
import type { TicketWork } from "./use-ticket-work.ts";

/** Others which may be the same request, and the way to make one of two. */
export function SimilarCard({ ticket, work }: { ticket: StaffTicket; work: TicketWork }) {
  const { similar: text } = useWords().supportTicket;
  const [into, setInto] = useState<string>();
  if (ticket.similar.length === 0) return null;
  return (
    <Card title={text.title}>
      <ul className={style.similar}>
        {ticket.similar.map(({ id, number, subject, state }) => (
          <li key={id}>
            <div>
              <Link to="/support-desk/$ticketId" params={{ ticketId: id }} className={style.strong}>
                {subject}
              </Link>
              <span className={style.detail}>
                {number} · <TicketStateMark state={state} />
              </span>
            </div>
            {!ticket.mergedInto && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.merge(number)}
                onClick={() => setInto(number)}
              >
                {text.mergeShort}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <MergeDialog ticket={ticket} into={into} work={work} onClose={() => setInto(undefined)} />
    </Card>
  );
}
