import type { TicketType } from "@crossbay/contract";
import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { roleTitlesQuery } from "../../ui/api/help-queries.ts";
import { DateField } from "../../ui/form/date-field.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { fieldsOf, type RequestDraft } from "./decide-new-request.ts";

interface Props {
  type: TicketType;
  draft: RequestDraft;
  choosesTitle: boolean;
  field(name: keyof RequestDraft): { id: string; error: string | undefined };
  onChange(part: Partial<RequestDraft>): void;
}

type Texts = Partial<Record<TicketType, string>>;

/** What this kind of request asks for besides the words. */
export function RequestFields({ type, draft, choosesTitle, field, onChange }: Props) {
  const { form: text } = useWords().help;
  const asked = fieldsOf[type];
  const line = (name: keyof RequestDraft, label: string, description?: string) => (
    <TextInput
      {...field(name)}
      label={label}
      description={description}
      value={draft[name] ?? ""}
      maxLength={name === "requestId" ? 100 : name === "patient" ? 300 : 254}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <AtOnce type={type} choosesTitle={choosesTitle} />
      {asked.includes("newEmail") && line("newEmail", text.newEmail)}
      {asked.includes("user") &&
        line("user", (text.user as Texts)[type] ?? "", type === "email-change" ? text.ownHint : text.userHint)}
      {asked.includes("titleId") && choosesTitle && (
        <TitleField {...field("titleId")} value={draft.titleId} onChange={(titleId) => onChange({ titleId })} />
      )}
      {asked.includes("patient") && line("patient", text.patient, text.patientHint)}
      {asked.includes("onDate") && (
        <DateField
          {...field("onDate")}
          label={(text.onDate as Texts)[type] ?? ""}
          hint={text.onDateHint}
          value={draft.onDate}
          onChange={(onDate) => onChange({ onDate })}
        />
      )}
      {asked.includes("decisionDate") && (
        <DateField
          {...field("decisionDate")}
          label={text.decisionDate}
          hint={text.decisionDateHint}
          value={draft.decisionDate}
          onChange={(decisionDate) => onChange({ decisionDate })}
        />
      )}
      {asked.includes("requestId") && line("requestId", text.requestId, text.requestIdHint)}
    </>
  );
}

/** User managers and privacy officers decide for the users of their own participant. */
function AtOnce({ type, choosesTitle }: { type: TicketType; choosesTitle: boolean }) {
  const { form: text } = useWords().help;
  const { actingFor } = useSession().session;
  if (!choosesTitle || !actingFor || (type !== "deactivation" && type !== "role-change")) return null;
  return <QuietNotice>{text.ownUsers(actingFor.participantName)}</QuietNotice>;
}

interface TitleProps {
  id: string;
  error: string | undefined;
  value: string;
  onChange(titleId: string): void;
}

/** The titles to which a role can be changed at the reader's participant. */
function TitleField({ id, error, value, onChange }: TitleProps) {
  const { form: text } = useWords().help;
  const { data } = useQuery(roleTitlesQuery);
  const titles = data?.titles ?? [];
  return (
    <NativeSelect
      id={id}
      label={text.titleId}
      error={error}
      value={value}
      data={[{ value: "", label: text.chooseTitle }, ...titles.map((each) => ({ value: each.id, label: each.name }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
