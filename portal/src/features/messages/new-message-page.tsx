import type { StaffTicket, Ticket } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { ticketQuery } from "../../ui/api/help-queries.ts";
import { staffTicketQuery } from "../../ui/api/support-queries.ts";
import { namesPatient } from "../../ui/help/last-action.ts";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { emptyOutside, type MessageDraft } from "./decide-new-message.ts";
import style from "./messages.module.css";
import { MessagesFrame } from "./messages-frame.tsx";
import { NewMessageForm } from "./new-message-form.tsx";

/** Writes to somebody; about a request, to the other side of it. */
export function NewMessagePage() {
  const { messages } = useWords();
  const { ticket } = useSearch({ from: "/frame/messages/new" });
  const { session } = useSession();
  const isStaff = session.verdicts?.giveSupport.allowed ?? false;
  return (
    <MessagesFrame
      title={messages.form.title}
      lead={messages.form.lead}
      back={<BackLink to="/messages" word={messages.thread.back} />}
    >
      <div {...namesPatient} className={style.narrow}>
        {ticket === undefined && <NewMessageForm />}
        {ticket !== undefined && isStaff && <AskedByDesk ticketId={ticket} />}
        {ticket !== undefined && !isStaff && <WrittenBySender ticketId={ticket} />}
      </div>
    </MessagesFrame>
  );
}

/** Staff ask whoever sent the request: by account, or outside over a link. */
function AskedByDesk({ ticketId }: { ticketId: string }) {
  const { form: text } = useWords().messages;
  const query = useQuery(staffTicketQuery(ticketId));
  return (
    <Loaded query={query} failedTitle={text.requestFailed}>
      {(ticket) => <AboutRequest ticket={ticket} first={firstOf(ticket)} />}
    </Loaded>
  );
}

function firstOf({ sender }: StaffTicket): Partial<MessageDraft> {
  if (sender.accountId) return { chosen: [{ kind: "ticket-sender", name: sender.name }] };
  return { outside: { ...emptyOutside, name: sender.name, email: sender.email ?? "" } };
}

/** Whoever sent a request tells its team more. */
function WrittenBySender({ ticketId }: { ticketId: string }) {
  const { form: text } = useWords().messages;
  const { session } = useSession();
  const query = useQuery(ticketQuery(ticketId));
  const help = { kind: "help" as const, name: text.helpDesk(session.exchangeName) };
  return (
    <Loaded query={query} failedTitle={text.requestFailed}>
      {(ticket) => <AboutRequest ticket={ticket} first={{ chosen: [help] }} />}
    </Loaded>
  );
}

function AboutRequest({
  ticket: { id, number, subject },
  first,
}: {
  ticket: Pick<Ticket, "id" | "number" | "subject">;
  first: Partial<MessageDraft>;
}) {
  const { form: text } = useWords().messages;
  return (
    <>
      <QuietNotice>{text.aboutRequest(number)}</QuietNotice>
      <NewMessageForm first={{ ...first, subject }} ticketId={id} />
    </>
  );
}
