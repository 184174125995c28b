import type { PrivacyPerson, PrivacySearchResult } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { searchAuditedPatients } from "../api/privacy-endpoints.ts";
import { parseTypedDate } from "../dates/parse-typed-date.ts";
import { DateField } from "../form/date-field.tsx";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { namesPatient } from "../help/last-action.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { useWords } from "../words/words.ts";
import { namePerson } from "./name-person.ts";
import style from "./person-finder.module.css";

interface Props {
  /** Of the first field, or of the button that changes the choice: an error links to it. */
  id: string;
  legend: string;
  chosen: PrivacyPerson | undefined;
  error?: string | undefined;
  /** What is known of whom is looked for. */
  known?: { family: string; birthDate: string };
  onChoose(person: PrivacyPerson | undefined): void;
}

/** Finds one patient for somebody who audits: no more is shown than the name and the birth date. */
export function PersonFinder({ id, legend, chosen, error, known, onChoose }: Props) {
  const words = useWords();
  const { finder: text } = words.privacy;
  const [changing, setChanging] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const [justChosen, setJustChosen] = useState(false);
  useEffect(() => {
    if (justChosen && chosen) change.current?.focus();
  }, [justChosen, chosen]);
  return (
    <fieldset className={style.finder} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {chosen ? (
        <div className={style.chosen}>
          <strong>{namePerson(chosen, words)}</strong>
          <Button
            ref={change}
            id={id}
            size="compact-sm"
            variant="default"
            onClick={() => {
              setChanging(true);
              setJustChosen(false);
              onChoose(undefined);
            }}
          >
            {text.change}
          </Button>
        </div>
      ) : (
        <Finding
          id={id}
          known={known}
          focus={changing}
          onChoose={(person) => {
            setChanging(false);
            setJustChosen(true);
            onChoose(person);
          }}
        />
      )}
      {error && (
        <p id={`${id}-error`} className={style.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface FindingProps {
  id: string;
  known: Props["known"];
  focus: boolean;
  onChoose(person: PrivacyPerson): void;
}

function Finding({ id, known, focus, onChoose }: FindingProps) {
  const { finder: text } = useWords().privacy;
  const [typed, setTyped] = useState({ family: "", birthDate: "", identifier: "", ...known });
  const [result, setResult] = useState<PrivacySearchResult>();
  const [wrong, setWrong] = useState<string>();
  const { busy, failure, send } = useFormAnswer();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) first.current?.focus();
  }, [focus]);

  const find = async () => {
    const [family, birthDate, identifier] = [typed.family, typed.birthDate, typed.identifier].map((each) =>
      each.trim(),
    );
    const date = parseTypedDate(birthDate!);
    const missing =
      !identifier && !(family && birthDate) ? text.missing : birthDate && !date ? text.birthDateWrong : undefined;
    setWrong(missing);
    if (missing || busy) return;
    const answer = await send(() =>
      searchAuditedPatients({
        ...(family ? { family } : {}),
        ...(date ? { birthDate: date } : {}),
        ...(identifier ? { identifier } : {}),
      }),
    );
    if (answer.ok) setResult(answer.value);
  };
  // The form around it is another one: Enter finds, and sends nothing.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    void find();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the button beside the fields.
    <div className={style.finding} onKeyDown={onKeyDown}>
      <p className={style.lead}>{text.lead}</p>
      <div className={style.fields}>
        <TextInput
          ref={first}
          id={id}
          label={text.family}
          value={typed.family}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped({ ...typed, family: event.currentTarget.value })}
        />
        <DateField
          id={`${id}-birth-date`}
          label={text.birthDate}
          hint={text.birthDateHint}
          value={typed.birthDate}
          onChange={(birthDate) => setTyped({ ...typed, birthDate })}
        />
        <TextInput
          id={`${id}-identifier`}
          label={text.identifier}
          value={typed.identifier}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped({ ...typed, identifier: event.currentTarget.value })}
        />
        <Button variant="default" loading={busy} className={style.find} onClick={() => void find()}>
          {text.find}
        </Button>
      </div>
      {wrong && (
        <p role="alert" className={style.error}>
          {wrong}
        </p>
      )}
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      <Found result={result} onChoose={onChoose} />
    </div>
  );
}

interface FoundProps {
  result: PrivacySearchResult | undefined;
  onChoose(person: PrivacyPerson): void;
}

function Found({ result, onChoose }: FoundProps) {
  const words = useWords();
  const { finder: text } = words.privacy;
  return (
    <>
      <p role="status" className={result ? style.count : style.silent}>
        {result && text.found(result.hits.length)}
      </p>
      {result?.hits.length === 0 && <p className={style.lead}>{text.none}</p>}
      {result && result.hits.length > 0 && (
        <ul {...namesPatient} className={style.hits}>
          {result.hits.map((person) => (
            <li key={person.personId}>
              <span>{namePerson(person, words)}</span>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.chooseOf(namePerson(person, words))}
                onClick={() => onChoose(person)}
              >
                {text.choose}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {result?.more && <p className={style.lead}>{text.more}</p>}
    </>
  );
}
