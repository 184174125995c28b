import type { StaffTicket } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { staffTicketQuery } from "../../ui/api/support-queries.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ThreadsAbout } from "../../ui/help/threads-about.tsx";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useWords } from "../../ui/words/words.ts";
import { AskedCard } from "./asked-card.tsx";
import { HistoryCard } from "./history-card.tsx";
import { MergedNotice } from "./merged-notice.tsx";
import { PeopleCard } from "./people-card.tsx";
import { SenderCard } from "./sender-card.tsx";
import { SimilarCard } from "./similar-card.tsx";
import style from "./support.module.css";
import { SupportFrame, useGivesSupport } from "./support-frame.tsx";
import { TicketActions } from "./ticket-actions.tsx";
import { TicketControls } from "./ticket-controls.tsx";
import { TicketThread } from "./ticket-thread.tsx";
import { useTicketWork } from "./use-ticket-work.ts";
import { WriteCard } from "./write-card.tsx";

/** One request: what was said, what is asked, and everything that can be done about it. */
export function TicketPage() {
  const words = useWords();
  const { supportDesk, supportTicket: text } = words;
  const { ticketId } = useParams({ from: "/frame/support-desk/$ticketId" });
  const enabled = useGivesSupport();
  const query = useQuery({ ...staffTicketQuery(ticketId), enabled });
  const ticket = query.data;
  return (
    <SupportFrame
      title={ticket?.subject ?? supportDesk.title}
      lead={ticket && text.lead(ticket.number, supportDesk.types[ticket.type], formatDateTime(ticket.openedAt, words))}
      back={<BackLink to="/support-desk" word={supportDesk.title} />}
    >
      <Loaded query={query} failedTitle={text.failedTitle} lines={10}>
        {(known) => <KnownTicket key={known.id} ticket={known} />}
      </Loaded>
    </SupportFrame>
  );
}

function KnownTicket({ ticket }: { ticket: StaffTicket }) {
  const work = useTicketWork(ticket);
  return (
    <>
      <DoneNotice>{work.done}</DoneNotice>
      {ticket.mergedInto && <MergedNotice into={ticket.mergedInto} />}
      <TicketControls ticket={ticket} work={work} />
      <div className={style.columns}>
        <div className={style.column}>
          <TicketThread ticket={ticket} />
          <WriteCard ticket={ticket} work={work} />
        </div>
        <div className={style.column}>
          <AskedCard ticket={ticket} />
          <PeopleCard ticket={ticket} work={work} />
          <ThreadsAbout ticketId={ticket.id} />
          <SenderCard ticket={ticket} />
          <SimilarCard ticket={ticket} work={work} />
          <HistoryCard ticket={ticket} />
          <TicketActions ticket={ticket} work={work} />
        </div>
      </div>
    </>
  );
}
