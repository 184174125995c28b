import type { PatientRequest, PrivacyPerson, ProofingStep } from "@crossbay/contract";
import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import { proofPatientRequest } from "../../ui/api/privacy-endpoints.ts";
import { formatDate } from "../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ErrorSummary, errorOf } from "../../ui/notice/error-summary.tsx";
import { FaultList } from "../../ui/notice/fault-list.tsx";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { PersonFinder } from "../../ui/privacy/person-finder.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./requests.module.css";

interface Props {
  request: PatientRequest;
  /** The request as it is then. */
  onDone(changed: PatientRequest): void;
}

interface Draft {
  steps: readonly ProofingStep[];
  person?: PrivacyPerson | undefined;
  email: string;
  mobile: string;
  words: string;
}

const stepsInOrder = [
  "photo-id",
  "name-and-birth-date",
  "address-or-mobile",
  "called-back",
  "representative-papers",
] as const satisfies readonly ProofingStep[];
const fields = { steps: "proof-steps", person: "proof-person", email: "proof-email", mobile: "proof-mobile" };

/** What was checked, who it is in the exchange, and to where the answer goes. */
export function ProofForm({ request, onDone }: Props) {
  const words = useWords();
  const { proof: text } = words.patientRequests;
  const [draft, setDraft] = useDraft<Draft>(`proof ${request.id}`, {
    steps: [],
    email: request.contact.includes("@") ? request.contact : "",
    mobile: request.contact.includes("@") ? "" : request.contact,
    words: "",
  });
  const { busy, failure, errors, setErrors, send } = useFormAnswer();
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const family = request.name.includes(",") ? request.name.split(",")[0] : request.name.trim().split(/\s+/).at(-1);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { person, steps } = draft;
    const [email, mobile, said] = [draft.email.trim(), draft.mobile.trim(), draft.words.trim()];
    setErrors([
      ...(steps.length > 0 ? [] : [{ field: fields.steps, text: text.stepsMissing }]),
      ...(person ? [] : [{ field: fields.person, text: text.personMissing }]),
      ...(email ? [] : [{ field: fields.email, text: text.emailMissing }]),
      ...(mobile ? [] : [{ field: fields.mobile, text: text.mobileMissing }]),
    ]);
    if (!person || steps.length === 0 || !email || !mobile || busy) return;
    const answer = await send(() =>
      proofPatientRequest(request.id, {
        personId: person.personId,
        steps: [...steps],
        email,
        mobile,
        ...(said ? { words: said } : {}),
      }),
    );
    if (answer.ok) onDone(answer.value);
  };

  return (
    <form className={style.proof} onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary errors={errors} />
      {failure && (
        <ProblemNotice failure={failure} title={text.failed}>
          <FaultList failure={failure} />
        </ProblemNotice>
      )}
      <p className={style.quiet}>{text.lead}</p>
      <fieldset className={style.boxes}>
        <legend>{text.legend}</legend>
        <p className={style.quiet}>{text.hint}</p>
        {stepsInOrder.map((step, place) => (
          <Checkbox
            key={step}
            id={place === 0 ? fields.steps : `${fields.steps}-${step}`}
            label={text.steps[step]}
            checked={draft.steps.includes(step)}
            onChange={(event) =>
              change({
                steps: stepsInOrder.filter((each) =>
                  each === step ? event.target.checked : draft.steps.includes(each),
                ),
              })
            }
          />
        ))}
        {errorOf(errors, fields.steps) && <p className={style.error}>{errorOf(errors, fields.steps)}</p>}
      </fieldset>
      <PersonFinder
        id={fields.person}
        legend={text.person}
        chosen={draft.person}
        error={errorOf(errors, fields.person)}
        known={{ family: family ?? "", birthDate: formatDate(request.birthDate, words) }}
        onChoose={(person) => change({ person })}
      />
      <TextInput
        id={fields.email}
        label={text.email}
        type="email"
        value={draft.email}
        error={errorOf(errors, fields.email)}
        maxLength={254}
        autoComplete="off"
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
      <TextInput
        id={fields.mobile}
        label={text.mobile}
        description={text.mobileHint}
        type="tel"
        value={draft.mobile}
        error={errorOf(errors, fields.mobile)}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => change({ mobile: event.currentTarget.value })}
      />
      <Textarea
        label={text.words}
        description={text.wordsHint}
        value={draft.words}
        maxLength={1000}
        autosize
        minRows={2}
        autoComplete="off"
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <Button type="submit" loading={busy} className={style.start}>
        {text.submit}
      </Button>
    </form>
  );
}
