import type { SecureSent, SecureThread } from "@crossbay/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { answerThread } from "../../ui/api/message-endpoints.ts";
import { keyOfThreadLists, threadQuery } from "../../ui/api/message-queries.ts";
import { AnswerForm } from "../../ui/help/answer-form.tsx";
import { namesPatient } from "../../ui/help/last-action.ts";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./messages.module.css";
import { MessagesFrame } from "./messages-frame.tsx";
import { takeSentNote } from "./sent-note.ts";
import { ThreadMessages } from "./thread-messages.tsx";
import { ThreadPeople } from "./thread-people.tsx";

/** One thread: what was written, who reads it, and the next answer. */
export function ThreadPage() {
  const { messages } = useWords();
  const { threadId } = useParams({ from: "/frame/messages/$threadId" });
  const query = useQuery(threadQuery(threadId));
  return (
    <MessagesFrame
      namesPatients
      title={query.data?.subject ?? messages.title}
      back={<BackLink to="/messages" word={messages.thread.back} />}
    >
      <Loaded query={query} failedTitle={messages.thread.failedTitle} lines={8}>
        {(thread) => <KnownThread key={thread.id} thread={thread} />}
      </Loaded>
    </MessagesFrame>
  );
}

function KnownThread({ thread }: { thread: SecureThread }) {
  const { thread: text } = useWords().messages;
  const queries = useQueryClient();
  const [note] = useState(() => takeSentNote(thread.id));
  const [done, setDone] = useState(note ? text.sent : undefined);
  const [masked, setMasked] = useState(note?.masked ?? false);
  // Opened, it is read: the mark in the rail is counted again.
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: keyOfThreadLists });
  }, [queries]);

  const take = (changed: SecureThread, words: string) => {
    queries.setQueryData(threadQuery(changed.id).queryKey, changed);
    void queries.invalidateQueries({ queryKey: keyOfThreadLists });
    setDone(words);
  };
  const takeSent = (sent: SecureSent) => {
    take(sent.thread, text.sent);
    setMasked(sent.masked);
  };

  return (
    <div {...namesPatient} className={style.whole}>
      <DoneNotice>{done}</DoneNotice>
      {masked && <QuietNotice announce>{text.masked}</QuietNotice>}
      <div className={style.columns}>
        <div className={style.stack}>
          <ThreadMessages thread={thread} onRecalled={(changed) => take(changed, text.recallDone)} />
          {thread.mayAnswer ? (
            <AnswerForm
              control="message-answer"
              draft={`answer in ${thread.id}`}
              words={text}
              textMax={20_000}
              onAnswer={(message) => answerThread(thread.id, message)}
              onSent={takeSent}
            />
          ) : (
            <QuietNotice>
              <p className={style.strong}>{text.closedTitle}</p>
              <p>{text.closed}</p>
            </QuietNotice>
          )}
        </div>
        <ThreadPeople thread={thread} onChanged={take} />
      </div>
    </div>
  );
}
