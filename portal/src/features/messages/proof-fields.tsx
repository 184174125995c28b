import { NativeSelect, TextInput } from "@mantine/core";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { dayChoices, type ProofDraft, proofControlOf } from "./decide-proof.ts";

interface Props {
  draft: ProofDraft;
  errors: readonly FieldError[];
  /** The word for leaving the proof as it is, where there was one before. */
  keepWord?: string;
  onChange(part: Partial<ProofDraft>): void;
}

/** How somebody outside proves who they are, and how long their link works. */
export function ProofFields({ draft, errors, keepWord, onChange }: Props) {
  const { outside: text } = useWords().messages.form;
  const control = (field: keyof ProofDraft) => ({
    id: proofControlOf(field),
    error: errorOf(errors, proofControlOf(field)),
  });
  return (
    <>
      <ChoiceGroup
        {...control("by")}
        legend={text.proof}
        value={draft.by}
        choices={[
          ...(keepWord ? [{ value: "keep" as const, label: keepWord }] : []),
          { value: "sms" as const, label: text.sms, detail: text.smsDetail },
          { value: "passphrase" as const, label: text.passphrase, detail: text.passphraseDetail },
        ]}
        onChange={(by) => onChange({ by })}
      />
      {draft.by === "sms" && (
        <TextInput
          {...control("mobile")}
          label={text.mobile}
          type="tel"
          value={draft.mobile}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => onChange({ mobile: event.currentTarget.value })}
        />
      )}
      {draft.by === "passphrase" && (
        <TextInput
          {...control("passphrase")}
          label={text.phrase}
          description={text.phraseHint}
          value={draft.passphrase}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ passphrase: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        {...control("days")}
        label={text.days}
        value={String(draft.days)}
        data={dayChoices.map((days) => ({ value: String(days), label: text.dayCount(days) }))}
        onChange={(event) => onChange({ days: Number(event.currentTarget.value) })}
      />
    </>
  );
}
