import { type ParticipantPage, participantTypes, type StaffMember } from "@crossbay/contract";
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { saveParticipant } from "../../ui/api/administration-endpoints.ts";
import { keyOfDesk } from "../../ui/api/desk-queries.ts";
import { DateField } from "../../ui/form/date-field.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import {
  controlOf,
  decideParticipantForm,
  openSites,
  type ParticipantTyped,
  sitesOf,
  typedOf,
} from "./decide-participant-form.ts";
import style from "./designate.module.css";
import { EndParticipant } from "./end-participant.tsx";
import { ParticipantFlags } from "./participant-flags.tsx";

interface Props {
  /** Absent: a new one. */
  page: ParticipantPage | undefined;
  managers: readonly StaffMember[];
}

/** Everything about a participant that an administrator decides. */
export function ParticipantForm({ page, managers }: Props) {
  const words = useWords();
  const { participants } = words;
  const { edit: text } = participants;
  const [typed, setTyped] = useState<ParticipantTyped>(() => typedOf(page, words));
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const closing = openSites(page).filter((site) => !sitesOf(typed).includes(site));
  const types = participantTypes.filter((type) => type !== "exchange" || page?.participant.type === "exchange");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const decided = decideParticipantForm(typed, words);
    setErrors("errors" in decided ? decided.errors : []);
    if ("errors" in decided || busy) return;
    const answer = await send(() => saveParticipant(page?.participant.id, decided.edit));
    if (answer.ok) {
      await queries.invalidateQueries({ queryKey: keyOfDesk });
      void navigate({
        to: "/desk/participants/$participantId",
        params: { participantId: answer.value.participant.id },
      });
    } else if (answer.failure.kind === "refused") {
      const { fields = [] } = answer.failure.problem;
      setErrors(fields.map(({ field, detail }) => ({ field: controlOf(field), text: detail })));
    }
  };

  return (
    <>
      <form className={style.form} onSubmit={(event) => void submit(event)} noValidate>
        <ErrorSummary errors={errors} />
        {failure && <ProblemNotice failure={failure} title={text.failed} />}
        <TextInput
          id={controlOf("name")}
          label={text.name}
          description={text.nameHint}
          value={typed.name}
          error={errorOf(errors, controlOf("name"))}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
        />
        <NativeSelect
          id={controlOf("type")}
          label={text.type}
          value={typed.type}
          error={errorOf(errors, controlOf("type"))}
          data={[
            { value: "", label: text.typeChoose },
            ...types.map((value) => ({ value, label: participants.types[value] })),
          ]}
          onChange={(event) =>
            setTyped({ ...typed, type: types.find((type) => type === event.currentTarget.value) ?? "" })
          }
        />
        <ParticipantFlags
          typed={typed}
          before={page?.participant}
          onChange={(flags) => setTyped({ ...typed, ...flags })}
        />
        <NativeSelect
          id={controlOf("relationshipManagerId")}
          label={participants.manager}
          value={typed.relationshipManagerId}
          error={errorOf(errors, controlOf("relationshipManagerId"))}
          data={[
            { value: "", label: text.managerNone },
            ...managers.map(({ accountId, name }) => ({ value: accountId, label: name })),
          ]}
          onChange={(event) => setTyped({ ...typed, relationshipManagerId: event.currentTarget.value })}
        />
        <DateField
          id={controlOf("agreementSignedOn")}
          label={text.agreement}
          hint={text.agreementHint}
          value={typed.agreementSignedOn}
          error={errorOf(errors, controlOf("agreementSignedOn"))}
          onChange={(agreementSignedOn) => setTyped({ ...typed, agreementSignedOn })}
        />
        <Checkbox
          size="md"
          label={text.vouches}
          description={text.vouchesDetail}
          checked={typed.vouchesForSecondFactor}
          onChange={(event) => setTyped({ ...typed, vouchesForSecondFactor: event.currentTarget.checked })}
        />
        <TextInput
          id={controlOf("timeZone")}
          label={text.timeZone}
          description={text.timeZoneHint}
          value={typed.timeZone}
          error={errorOf(errors, controlOf("timeZone"))}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped({ ...typed, timeZone: event.currentTarget.value })}
        />
        <Textarea
          id={controlOf("sites")}
          label={text.sites}
          description={text.sitesHint}
          value={typed.sites}
          error={errorOf(errors, controlOf("sites"))}
          autosize
          minRows={3}
          maxRows={14}
          onChange={(event) => setTyped({ ...typed, sites: event.currentTarget.value })}
        />
        <p role="status" className={closing.length > 0 ? style.statement : style.silent}>
          {closing.length > 0 && text.sitesClosing(closing.join(", "))}
        </p>
        <Button type="submit" loading={busy} className={style.submit}>
          {page ? text.save : text.add}
        </Button>
      </form>
      {page && !page.participant.endedAt && <EndParticipant participant={page.participant} />}
    </>
  );
}
