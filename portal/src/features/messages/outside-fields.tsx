import { Button, Fieldset, TextInput } from "@mantine/core";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import { controlIds, emptyOutside, type OutsideDraft } from "./decide-new-message.ts";
import style from "./messages.module.css";
import { ProofFields } from "./proof-fields.tsx";

interface Props {
  outside: OutsideDraft | undefined;
  errors: readonly FieldError[];
  onChange(outside: OutsideDraft | undefined): void;
}

/** Somebody without an account: where the link goes, and how they prove who they are. */
export function OutsideFields({ outside, errors, onChange }: Props) {
  const { form: text } = useWords().messages;
  if (!outside) {
    return (
      <div>
        <Button size="sm" variant="default" onClick={() => onChange(emptyOutside)}>
          {text.writeOutside}
        </Button>
        <p className={style.quiet}>{text.writeOutsideHint}</p>
      </div>
    );
  }
  const change = (part: Partial<OutsideDraft>) => onChange({ ...outside, ...part });
  const control = (field: "name" | "email") => ({ id: controlIds[field], error: errorOf(errors, controlIds[field]) });
  return (
    <Fieldset legend={text.outside.legend} className={style.outside}>
      <TextInput
        {...control("name")}
        label={text.outside.name}
        value={outside.name}
        maxLength={150}
        autoComplete="off"
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        {...control("email")}
        label={text.outside.email}
        description={text.outside.emailHint}
        type="email"
        value={outside.email}
        maxLength={254}
        autoComplete="off"
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <ProofFields draft={outside} errors={errors} onChange={change} />
      <Button size="sm" variant="default" className={style.start} onClick={() => onChange(undefined)}>
        {text.notOutside}
      </Button>
    </Fieldset>
  );
}
