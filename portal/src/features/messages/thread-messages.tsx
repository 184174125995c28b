import type { SecureMessage, SecureThread } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { fetchThreadFile, recallMessage } from "../../ui/api/message-endpoints.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { AttachmentList } from "../../ui/help/attachment-list.tsx";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./messages.module.css";

interface Props {
  thread: SecureThread;
  onRecalled(changed: SecureThread): void;
}

/** What was written, the oldest first; what the reader wrote tells who has read it, and can be taken back. */
export function ThreadMessages({ thread, onRecalled }: Props) {
  const { thread: text } = useWords().messages;
  const [recalling, setRecalling] = useState<SecureMessage>();
  return (
    <>
      <ol className={style.thread} aria-label={text.label}>
        {thread.messages.map((message) => (
          <Message key={message.id} threadId={thread.id} message={message} onRecall={() => setRecalling(message)} />
        ))}
      </ol>
      <Question opened={recalling !== undefined} title={text.recallTitle} onClose={() => setRecalling(undefined)}>
        {recalling && (
          <RecallForm
            threadId={thread.id}
            message={recalling}
            onClose={() => setRecalling(undefined)}
            onRecalled={(changed) => {
              setRecalling(undefined);
              onRecalled(changed);
            }}
          />
        )}
      </Question>
    </>
  );
}

function Message({ threadId, message, onRecall }: { threadId: string; message: SecureMessage; onRecall(): void }) {
  const words = useWords();
  const { thread: text } = words.messages;
  const { by, at, own, recalledAt, attachments, mayRecall } = message;
  const when = formatDateTime(at, words);
  return (
    <li className={style.message} data-own={own || undefined}>
      <p className={style.messageHead}>
        <strong>{by}</strong>
        <time dateTime={at}>{when}</time>
      </p>
      {recalledAt ? (
        <div>
          <ShapeMark shape="slash" tone="quiet">
            {text.recalled}, {formatDateTime(recalledAt, words)}
          </ShapeMark>
          <p className={style.quiet}>{text.recalledWords}</p>
        </div>
      ) : (
        <p className={style.messageText}>{message.text}</p>
      )}
      <AttachmentList attachments={attachments} fetchFile={(id) => fetchThreadFile(threadId, id)} />
      {own && (
        <div className={style.messageFoot}>
          <ReadBy message={message} />
          {mayRecall && (
            <Button size="compact-sm" variant="subtle" aria-label={text.recallNamed(when)} onClick={onRecall}>
              {text.recall}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function ReadBy({ message: { readBy, recalledAt } }: { message: SecureMessage }) {
  const words = useWords();
  const { thread: text } = words.messages;
  if (readBy.length === 0) return <span className={style.quiet}>{recalledAt ? "" : text.notRead}</span>;
  return (
    <ul className={style.readings}>
      {readBy.map(({ name, at }) => (
        <li key={`${name} ${at}`}>{text.readBy(name, formatDateTime(at, words))}</li>
      ))}
    </ul>
  );
}

interface RecallProps {
  threadId: string;
  message: SecureMessage;
  onRecalled(changed: SecureThread): void;
  onClose(): void;
}

function RecallForm({ threadId, message, onRecalled, onClose }: RecallProps) {
  const { thread: text } = useWords().messages;
  const form = useFormAnswer();
  const submit = async () => {
    const answer = await form.send(() => recallMessage(threadId, message.id));
    if (answer.ok) onRecalled(answer.value);
  };
  return (
    <DialogForm
      lead={text.recallLead}
      submit={text.recallSubmit}
      busy={form.busy}
      failure={form.failure}
      failureTitle={text.recallFailed}
      onSubmit={() => void submit()}
      onBack={onClose}
    >
      {message.readBy.length > 0 && (
        <p className={style.strong}>{text.recallRead(message.readBy.map(({ name }) => name).join(", "))}</p>
      )}
    </DialogForm>
  );
}
