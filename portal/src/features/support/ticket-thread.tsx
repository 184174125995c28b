import type { StaffTicket, TicketMessage } from "@crossbay/contract";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { AttachmentList } from "../../ui/help/attachment-list.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./support.module.css";

/** Everything that was written, the oldest first. */
export function TicketThread({ ticket: { messages } }: { ticket: StaffTicket }) {
  const { thread: text } = useWords().supportTicket;
  return (
    <section aria-label={text.title} className={style.thread}>
      <h2 className={style.hidden}>{text.title}</h2>
      {messages.length === 0 ? (
        <p className={style.quiet}>{text.empty}</p>
      ) : (
        <ol className={style.messages}>
          {messages.map((message) => (
            <li key={message.id} className={style.message} data-from={message.internal ? "note" : message.from}>
              <Message message={message} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Message({ message }: { message: TicketMessage }) {
  const words = useWords();
  const { thread: text } = words.supportTicket;
  const { by, from, at, cameBy, internal, attachments } = message;
  return (
    <article>
      <header className={style.messageHead}>
        <span>
          <span className={style.strong}>{by}</span>{" "}
          <span className={style.quiet}>
            {internal ? text.internal : text.from[from]}
            {cameBy && ` · ${text.cameBy[cameBy]}`}
          </span>
        </span>
        <time dateTime={at} className={style.quiet}>
          {formatDateTime(at, words)}
        </time>
      </header>
      <p className={style.messageText}>{message.text}</p>
      <AttachmentList attachments={attachments} />
    </article>
  );
}
