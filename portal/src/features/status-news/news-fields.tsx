import type { ComponentId, ComponentState } from "@crossbay/contract";
import { Checkbox, Switch, Textarea, TextInput } from "@mantine/core";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { DateField } from "../../ui/form/date-field.tsx";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { newsFields as ids, type NewsDraft } from "./decide-news-form.ts";
import style from "./news.module.css";

const kindsInOrder = ["incident", "maintenance", "announcement"] as const;
const componentsInOrder = [
  "portal",
  "sign-in",
  "charts",
  "messages-in",
  "mail",
  "text-messages",
] as const satisfies readonly ComponentId[];
const statesInOrder = ["slow", "down"] as const satisfies readonly ComponentState[];

interface Props {
  draft: NewsDraft;
  errors: readonly FieldError[];
  onChange(part: Partial<NewsDraft>): void;
}

/** What everybody is told; which fields there are follows from what it is. */
export function NewsFields({ draft, errors, onChange }: Props) {
  const { statusNews } = useWords();
  const { form: text, kinds, kindDetails } = statusNews;
  return (
    <>
      <ChoiceGroup<(typeof kindsInOrder)[number]>
        id={ids.kind}
        legend={text.kind}
        choices={kindsInOrder.map((value) => ({ value, label: kinds[value], detail: kindDetails[value] }))}
        value={draft.kind}
        error={errorOf(errors, ids.kind)}
        onChange={(kind) => onChange({ kind })}
      />
      <TextInput
        id={ids.title}
        label={text.subject}
        description={text.subjectHint}
        value={draft.title}
        error={errorOf(errors, ids.title)}
        maxLength={150}
        autoComplete="off"
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        id={ids.text}
        label={text.text}
        description={text.textHint}
        value={draft.text}
        error={errorOf(errors, ids.text)}
        maxLength={2_000}
        autosize
        minRows={4}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {draft.kind && draft.kind !== "announcement" && <Affected draft={draft} errors={errors} onChange={onChange} />}
      <Times draft={draft} errors={errors} onChange={onChange} />
      <Switch
        label={text.toldOnSignIn}
        description={text.toldOnSignInHint}
        checked={draft.toldOnSignIn}
        onChange={(event) => onChange({ toldOnSignIn: event.currentTarget.checked })}
      />
    </>
  );
}

function Affected({ draft, errors, onChange }: Props) {
  const { statusNews } = useWords();
  const { form: text, components, componentStates } = statusNews;
  return (
    <>
      <Checkbox.Group
        label={text.components}
        size="md"
        value={[...draft.components]}
        error={errorOf(errors, ids.components)}
        onChange={(chosen) => onChange({ components: componentsInOrder.filter((each) => chosen.includes(each)) })}
      >
        <div className={style.boxes}>
          {componentsInOrder.map((value, place) => (
            <Checkbox
              key={value}
              id={place === 0 ? ids.components : `${ids.components}-${value}`}
              value={value}
              label={components[value]}
            />
          ))}
        </div>
      </Checkbox.Group>
      {draft.kind === "incident" && (
        <ChoiceGroup<ComponentState>
          id={ids.componentState}
          legend={text.componentState}
          choices={statesInOrder.map((value) => ({ value, label: componentStates[value] }))}
          value={draft.componentState}
          error={errorOf(errors, ids.componentState)}
          onChange={(componentState) => onChange({ componentState })}
        />
      )}
    </>
  );
}

function Times({ draft, errors, onChange }: Props) {
  const { form: text } = useWords().statusNews;
  return (
    <div className={style.times}>
      <DateField
        id={ids.fromDay}
        label={text.from}
        hint={text.fromHint}
        value={draft.fromDay}
        error={errorOf(errors, ids.fromDay)}
        onChange={(fromDay) => onChange({ fromDay })}
      />
      <TimeField
        id={ids.fromTime}
        label={`${text.from}: ${text.fromTime.toLowerCase()}`}
        value={draft.fromTime}
        errors={errors}
        onChange={(fromTime) => onChange({ fromTime })}
      />
      <DateField
        id={ids.untilDay}
        label={text.until}
        hint={text.untilHint}
        value={draft.untilDay}
        error={errorOf(errors, ids.untilDay)}
        onChange={(untilDay) => onChange({ untilDay })}
      />
      <TimeField
        id={ids.untilTime}
        label={`${text.until}: ${text.untilTime.toLowerCase()}`}
        value={draft.untilTime}
        errors={errors}
        onChange={(untilTime) => onChange({ untilTime })}
      />
    </div>
  );
}

interface TimeProps {
  id: string;
  label: string;
  value: string;
  errors: readonly FieldError[];
  onChange(time: string): void;
}

function TimeField({ id, label, value, errors, onChange }: TimeProps) {
  const { form: text } = useWords().statusNews;
  return (
    <TextInput
      id={id}
      label={label}
      description={text.timeHint}
      value={value}
      error={errorOf(errors, id)}
      maxLength={5}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
