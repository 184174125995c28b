import type { PersonSearch, Problem } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DateField } from "../../ui/form/date-field.tsx";
import { namesPatient } from "../../ui/help/last-action.ts";
import { ErrorSummary, errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import { decideSearch, type TypedSearch } from "./decide-search.ts";
import style from "./search-form.module.css";

const nothingTyped: TypedSearch = { family: "", given: "", birthDate: "", identifier: "" };

interface Props {
  searching: boolean;
  /** Fields that the exchange refused, with the reason. */
  refusedFields: NonNullable<Problem["fields"]>;
  onSearch(search: PersonSearch): void;
  onClear(): void;
}

export function SearchForm({ searching, refusedFields, onSearch, onClear }: Props) {
  const words = useWords();
  const [typed, setTyped] = useDraft<TypedSearch>("typed-search", nothingTyped);
  const [missing, setMissing] = useState<readonly FieldError[]>([]);
  const refused = refusedFields.map(({ field, detail }) => ({ field, text: detail }));
  const errors = missing.length > 0 ? missing : refused;
  const change = (part: Partial<TypedSearch>) => setTyped({ ...typed, ...part });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const decision = decideSearch(typed, words);
    setMissing("errors" in decision ? decision.errors : []);
    if ("search" in decision) onSearch(decision.search);
  };

  const field = (name: keyof TypedSearch) => ({
    id: name,
    value: typed[name],
    error: errorOf(errors, name),
    autoComplete: "off",
    spellCheck: false,
  });

  return (
    <form {...namesPatient} className={style.form} onSubmit={submit} noValidate aria-label={words.search.formLabel}>
      <ErrorSummary errors={missing} />
      <div className={style.fields}>
        <TextInput
          {...field("family")}
          label={words.search.family}
          autoFocus
          className={style.family}
          onChange={(event) => change({ family: event.currentTarget.value })}
        />
        <TextInput
          {...field("given")}
          label={
            <>
              {words.search.given} <span className={style.optional}>{words.search.optional}</span>
            </>
          }
          className={style.given}
          onChange={(event) => change({ given: event.currentTarget.value })}
        />
        <div className={style.birthDate}>
          <DateField
            {...field("birthDate")}
            label={words.search.birthDate}
            hint={words.search.birthDateHint}
            onChange={(birthDate) => change({ birthDate })}
          />
        </div>
        <span className={style.or}>{words.search.or}</span>
        <TextInput
          {...field("identifier")}
          label={words.search.identifier}
          description={words.search.identifierHint}
          className={style.identifier}
          onChange={(event) => change({ identifier: event.currentTarget.value })}
        />
        <div className={style.actions}>
          <Button type="submit" loading={searching}>
            {words.search.submit}
          </Button>
          <Button
            variant="subtle"
            onClick={() => {
              setTyped(nothingTyped);
              onClear();
            }}
          >
            {words.search.clear}
          </Button>
        </div>
      </div>
    </form>
  );
}
