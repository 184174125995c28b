import type { TicketMessage } from "@crossbay/contract";
import { formatDateTime } from "../dates/format-date.ts";
import { useWords } from "../words/words.ts";
import { AttachmentList } from "./attachment-list.tsx";
import style from "./help.module.css";
import { linkOwnPages } from "./link-own-pages.tsx";

interface Props {
  messages: readonly TicketMessage[];
  /** Whose words stand as the reader's own. */
  own?: TicketMessage["from"];
}

/** What was said about a request, the oldest first. */
export function TicketThread({ messages, own }: Props) {
  const words = useWords();
  const { help: text } = words;
  return (
    <ol className={style.thread} aria-label={text.thread}>
      {messages.map((message) => (
        <li
          key={message.id}
          className={style.message}
          data-own={message.from === own || undefined}
          data-internal={message.internal || undefined}
        >
          <p className={style.messageHead}>
            <strong>{message.from === own ? text.you : message.by}</strong>
            {message.from !== own && text.from[message.from] && <span>{text.from[message.from]}</span>}
            <time dateTime={message.at}>{formatDateTime(message.at, words)}</time>
            {message.cameBy && <span>{text.cameBy[message.cameBy]}</span>}
          </p>
          {message.internal && <p className={style.internal}>{text.internal}</p>}
          <p className={style.messageText}>{linkOwnPages(message.text)}</p>
          <AttachmentList attachments={message.attachments} />
        </li>
      ))}
    </ol>
  );
}
