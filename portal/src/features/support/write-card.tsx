import type { StaffMessage, StaffTicket } from "@crossbay/contract";
import { Button, NativeSelect, SegmentedControl, Textarea } from "@mantine/core";
import { useId, useRef } from "react";
import { AttachmentField } from "../../ui/help/attachment-field.tsx";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import { AskSecurely } from "./ask-securely.tsx";
import { CannedChoice } from "./canned-choice.tsx";
import style from "./support.module.css";
import type { TicketWork } from "./use-ticket-work.ts";
import { useWriting } from "./use-writing.ts";

type After = NonNullable<StaffMessage["state"]>;
const aftersInOrder = ["waiting", "in-progress", "solved"] as const satisfies readonly After[];

/** Answers the sender, or leaves a note to colleagues; what was typed outlives a locked session. */
export function WriteCard({ ticket, work }: { ticket: StaffTicket; work: TicketWork }) {
  const { write: text } = useWords().supportTicket;
  if (ticket.mergedInto) return null;
  return (
    <Card title={text.title}>
      {ticket.mayAnswer ? <WriteForm ticket={ticket} work={work} /> : <p className={style.quiet}>{text.mayNot}</p>}
      {ticket.mayWriteSecurely && <AskSecurely ticket={ticket} />}
    </Card>
  );
}

function WriteForm({ ticket, work }: { ticket: StaffTicket; work: TicketWork }) {
  const { write: text } = useWords().supportTicket;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const writing = useWriting(ticket, work, id);
  const { draft, errors, failure, change } = writing;
  const note = draft.internal;

  return (
    <form
      className={style.write}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void writing.send();
      }}
    >
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={text.failed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <div className={style.writeHead}>
        <SegmentedControl
          aria-label={text.kind}
          size="sm"
          value={note ? "note" : "answer"}
          data={[
            { value: "answer", label: text.answer },
            { value: "note", label: text.note },
          ]}
          onChange={(kind) => change({ internal: kind === "note" })}
        />
        {!note && (
          <CannedChoice
            type={ticket.type}
            onChoose={(answer) => {
              writing.putIn(answer);
              requestAnimationFrame(() => field.current?.focus());
            }}
          />
        )}
      </div>
      <Textarea
        id={id}
        ref={field}
        label={note ? text.noteText : text.answerText}
        description={note ? text.noteHint : text.answerHint}
        value={draft.text}
        error={errorOf(errors, id)}
        maxLength={8_000}
        autosize
        minRows={4}
        maxRows={18}
        className={note ? style.noteField : undefined}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      <AttachmentField attachments={writing.attachments} />
      <div className={style.writeEnd}>
        {!note && (
          <NativeSelect
            size="sm"
            label={text.after}
            value={draft.after}
            data={aftersInOrder.map((value) => ({ value, label: text.afters[value] }))}
            onChange={(event) => {
              const after = aftersInOrder.find((each) => each === event.currentTarget.value);
              if (after) change({ after });
            }}
          />
        )}
        <Button type="submit" loading={writing.busy}>
          {note ? text.addNote : draft.after === "solved" ? text.sendSolve : text.sendAnswer}
        </Button>
      </div>
    </form>
  );
}
