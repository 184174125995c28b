import type { CannedAnswer } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { removeCannedAnswer } from "../../ui/api/support-endpoints.ts";
import { cannedAnswersQuery } from "../../ui/api/support-queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { DialogForm } from "../../ui/people/dialog-form.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./canned.module.css";
import { CannedDialog } from "./canned-dialog.tsx";
import { SupportFrame, useGivesSupport } from "./support-frame.tsx";

/** Answers that are given often, and their texts. */
export function CannedAnswersPage() {
  const { canned: text } = useWords().supportWork;
  const enabled = useGivesSupport();
  const queries = useQueryClient();
  const query = useQuery({ ...cannedAnswersQuery, enabled });
  const [editing, setEditing] = useState<CannedAnswer>();
  const [removing, setRemoving] = useState<CannedAnswer>();
  const [done, setDone] = useState<string>();

  const finish = (sentence: string) => {
    setEditing(undefined);
    setRemoving(undefined);
    setDone(sentence);
    void queries.invalidateQueries({ queryKey: cannedAnswersQuery.queryKey });
  };
  const add = (
    <Button size="sm" onClick={() => setEditing({ id: crypto.randomUUID(), title: "", text: "" })}>
      {text.add}
    </Button>
  );
  return (
    <SupportFrame title={text.title} lead={text.lead} aside={add} sections>
      <DoneNotice>{done}</DoneNotice>
      <Loaded query={query} failedTitle={text.failedTitle}>
        {({ answers }) =>
          answers.length === 0 ? (
            <EmptyState title={text.emptyTitle}>{text.empty}</EmptyState>
          ) : (
            <ul className={style.answers} aria-label={text.label}>
              {answers.map((answer) => (
                <li key={answer.id} className={style.answer}>
                  <Answer answer={answer} onEdit={setEditing} onRemove={setRemoving} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <CannedDialog
        answer={editing}
        onSaved={({ title }) => finish(text.saved(title))}
        onClose={() => setEditing(undefined)}
      />
      <Question
        opened={removing !== undefined}
        title={removing ? text.removeTitle(removing.title) : ""}
        onClose={() => setRemoving(undefined)}
      >
        {removing && (
          <RemoveForm
            answer={removing}
            onRemoved={() => finish(text.removed(removing.title))}
            onClose={() => setRemoving(undefined)}
          />
        )}
      </Question>
    </SupportFrame>
  );
}

interface AnswerProps {
  answer: CannedAnswer;
  onEdit(answer: CannedAnswer): void;
  onRemove(answer: CannedAnswer): void;
}

function Answer({ answer, onEdit, onRemove }: AnswerProps) {
  const { supportDesk, supportWork } = useWords();
  const { canned: text } = supportWork;
  return (
    <>
      <div className={style.head}>
        <h2>{answer.title}</h2>
        <span className={style.quiet}>{answer.type ? supportDesk.types[answer.type] : text.anyType}</span>
      </div>
      <p className={style.text}>{answer.text}</p>
      <div className={style.actions}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={text.editOf(answer.title)}
          onClick={() => onEdit(answer)}
        >
          {text.edit}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={text.removeOf(answer.title)}
          onClick={() => onRemove(answer)}
        >
          {text.remove}
        </Button>
      </div>
    </>
  );
}

function RemoveForm({ answer, onRemoved, onClose }: { answer: CannedAnswer; onRemoved(): void; onClose(): void }) {
  const { canned: text } = useWords().supportWork;
  const { busy, failure, send } = useFormAnswer();
  const submit = async () => {
    const removed = await send(() => removeCannedAnswer(answer.id));
    if (removed.ok) onRemoved();
  };
  return (
    <DialogForm
      lead={text.removeLead}
      submit={text.removeSubmit}
      busy={busy}
      failure={failure}
      failureTitle={text.removeFailed}
      onSubmit={() => void submit()}
      onBack={onClose}
    />
  );
}
