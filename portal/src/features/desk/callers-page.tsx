import type { Caller } from "@crossbay/contract";
import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { lookUpCaller } from "../../ui/api/desk-endpoints.ts";
import { participantsQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { ReasonField } from "../../ui/people/reason-field.tsx";
import { useWords } from "../../ui/words/words.ts";
import { CallerView } from "./caller-view.tsx";
import style from "./desk.module.css";
import { DeskFrame, useKeepsDesk } from "./desk-frame.tsx";

const fields = { reason: "caller-reason", organization: "caller-organization" };
const shownMax = 30;

/** While somebody is on the telephone: first why, which is recorded, then of which organization. */
export function CallersPage() {
  const { callers: text } = useWords();
  const [caller, setCaller] = useState<{ found: Caller; turn: number }>();
  return (
    <DeskFrame title={text.title} lead={text.lead} back={<BackLink to="/desk/users" word={text.toUsers} />}>
      <LookUpForm onFound={(found) => setCaller({ found, turn: (caller?.turn ?? 0) + 1 })} />
      {caller && <CallerView key={caller.turn} caller={caller.found} />}
    </DeskFrame>
  );
}

function LookUpForm({ onFound }: { onFound(caller: Caller): void }) {
  const { callers: text } = useWords();
  const { data, error } = useQuery({ ...participantsQuery, enabled: useKeepsDesk() });
  const [reason, setReason] = useState("");
  const [participantId, setParticipantId] = useState<string | null>(null);
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const unreadable = failureOf(error);
  const organizations = (data?.participants ?? []).filter(({ type }) => type !== "exchange");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(reason.trim() ? [] : [{ field: fields.reason, text: text.reasonMissing }]),
      ...(participantId ? [] : [{ field: fields.organization, text: text.organizationMissing }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0 || !participantId || busy) return;
    const answer = await send(() => lookUpCaller({ participantId, reason: reason.trim() }));
    if (answer.ok) onFound(answer.value);
  };

  return (
    <form className={style.lookUp} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      {(failure ?? unreadable) && <ProblemNotice failure={(failure ?? unreadable)!} title={text.failedTitle} />}
      <ReasonField
        id={fields.reason}
        label={text.reason}
        hint={text.reasonHint}
        value={reason}
        error={errorOf(errors, fields.reason)}
        onChange={setReason}
      />
      <Select
        id={fields.organization}
        label={text.organization}
        description={text.organizationHint}
        data={organizations.map(({ id, name }) => ({ value: id, label: name }))}
        value={participantId}
        error={errorOf(errors, fields.organization)}
        searchable
        clearable
        limit={shownMax}
        nothingFoundMessage={text.nothing}
        onChange={setParticipantId}
      />
      <Button type="submit" loading={busy}>
        {text.submit}
      </Button>
    </form>
  );
}
