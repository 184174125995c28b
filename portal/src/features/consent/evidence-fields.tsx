import { NativeSelect, TextInput } from "@mantine/core";
import { ChoiceGroup } from "../../ui/form/choice-group.tsx";
import { FileDrop } from "../../ui/form/file-drop.tsx";
import { readDocument } from "../../ui/form/read-document.ts";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";
import { languageOf, type TypedConsent } from "./decide-consent-form.ts";
import type { SignableForm } from "./signable-forms.ts";

interface Props {
  form: SignableForm;
  typed: TypedConsent;
  errors: readonly FieldError[];
  onChange(part: Partial<TypedConsent>): void;
  onWrongFile(sentence: string): void;
}

/** How a decision is known: a paper, with its scan and language, or a word of mouth; and who saw it. */
export function EvidenceFields({ form, typed, errors, onChange, onWrongFile }: Props) {
  const { consent: text } = useWords();
  const evidences = ["paper-on-file", "verbal"] as const;

  const take = async (file: File) => {
    const read = await readDocument(file);
    if ("refused" in read) onWrongFile(read.refused === "kind" ? text.scanKind : text.scanTooLarge);
    else onChange({ scan: { name: file.name, base64: read.base64 } });
  };

  return (
    <>
      <ChoiceGroup
        id="evidence"
        legend={text.howKnown}
        choices={evidences.map((value) => ({ value, label: text.evidences[value] }))}
        value={evidences.find((each) => each === typed.evidence)}
        error={errorOf(errors, "evidence")}
        onChange={(evidence) => onChange({ evidence })}
      />
      {typed.evidence === "paper-on-file" && (
        <>
          <FileDrop
            id="scan"
            label={text.scan}
            hint={text.scanHint}
            choose={text.scanChoose}
            drop={text.scanDrop}
            accept="application/pdf,image/png,image/jpeg"
            chosen={typed.scan?.name}
            error={errorOf(errors, "scan")}
            onChoose={(file) => void take(file)}
          />
          {form.languages.length > 1 && (
            <NativeSelect
              id="language"
              label={text.formLanguage}
              value={languageOf(typed, form)}
              error={errorOf(errors, "language")}
              data={form.languages.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(event) => onChange({ language: event.currentTarget.value })}
            />
          )}
        </>
      )}
      <TextInput
        id="witnessName"
        label={
          <>
            {text.witness} <span className={style.optional}>{text.optional}</span>
          </>
        }
        value={typed.witnessName}
        error={errorOf(errors, "witnessName")}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => onChange({ witnessName: event.currentTarget.value })}
      />
    </>
  );
}
