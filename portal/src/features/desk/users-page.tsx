import type { UserList } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { searchUsers } from "../../ui/api/desk-endpoints.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { StaffUserList } from "../../ui/people/staff-user-list.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./desk.module.css";
import { DeskFrame } from "./desk-frame.tsx";

interface Found {
  text: string;
  list: UserList;
  /** Counts the look-ups, so that each shows what it brought. */
  turn: number;
}

const fields = { reason: "look-up-reason", text: "look-up-text" };
const charactersMin = 2;

/** Looks a user up for a caller: first the reason, which is recorded, then whom. */
export function UsersPage() {
  const { desk, callers } = useWords();
  const { users: text } = desk;
  const [found, setFound] = useState<Found>();
  return (
    <DeskFrame title={text.title} lead={text.lead} back={<BackLink to="/desk/callers" word={callers.toCallers} />}>
      <LookUpForm onFound={(words, list) => setFound({ text: words, list, turn: (found?.turn ?? 0) + 1 })} />
      {found && <FoundUsers key={found.turn} found={found} />}
    </DeskFrame>
  );
}

function LookUpForm({ onFound }: { onFound(text: string, list: UserList): void }) {
  const { users: text } = useWords().desk;
  const [reason, setReason] = useState("");
  const [whom, setWhom] = useState("");
  const { busy, failure, errors, setErrors, send } = useFormAnswer();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(reason.trim() ? [] : [{ field: fields.reason, text: text.reasonMissing }]),
      ...(whom.trim().length >= charactersMin ? [] : [{ field: fields.text, text: text.textMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0 || busy) return;
    const answer = await send(() => searchUsers({ text: whom.trim(), reason: reason.trim() }));
    if (answer.ok) onFound(whom.trim(), answer.value);
  };

  return (
    <form className={style.lookUp} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={text.failedTitle}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <ReasonField
        id={fields.reason}
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={errorOf(errors, fields.reason)}
        onChange={setReason}
      />
      <TextInput
        id={fields.text}
        label={text.text}
        description={text.textHint}
        value={whom}
        error={errorOf(errors, fields.text)}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setWhom(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        {text.submit}
      </Button>
    </form>
  );
}

function FoundUsers({ found }: { found: Found }) {
  const { users: text } = useWords().desk;
  const { list } = found;
  return (
    <section className={style.section}>
      <p role="status" className={style.found}>
        <strong>{text.found(list.users.length)}</strong>{" "}
        <span className={style.quiet}>{text.foundFor(found.text)}</span>
      </p>
      {list.users.length === 0 ? (
        <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
      ) : (
        <StaffUserList list={list} manyParticipants />
      )}
    </section>
  );
}
