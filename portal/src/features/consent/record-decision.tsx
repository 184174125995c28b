import type { ConsentPage } from "@crossbay/contract";
import { NativeSelect } from "@mantine/core";
import { paperOf } from "../../ui/api/record-endpoints.ts";
import { PenIcon } from "../../ui/icons.tsx";
import { Card } from "../../ui/page/card.tsx";
import { LinkButton } from "../../ui/page/link-button.tsx";
import { useDraft } from "../../ui/session/drafts.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";
import { ConsentForm } from "./consent-form.tsx";
import { languageOf, nothingTyped } from "./decide-consent-form.ts";
import { FormText } from "./form-text.tsx";
import { isForOneVisit, type SignableForm, signableForms } from "./signable-forms.ts";

interface Props {
  page: ConsentPage;
  onRecorded(next: ConsentPage, value: string): void;
}

/** The ways to a new decision: signed on this screen, on paper, or told by word of mouth. */
export function RecordDecision({ page, onRecorded }: Props) {
  const { consent: text } = useWords();
  const { personId } = page.banner;
  const [typed, setTyped] = useDraft(`consent ${personId}`, nothingTyped);
  const forms = signableForms(page);
  const form = forms.find(({ id }) => id === typed.formId) ?? forms[0];
  const { mayRecord } = page.consent;
  const { session } = useSession();
  const nameOf = (each: SignableForm) =>
    isForOneVisit(each)
      ? text.forOneVisit
      : each.scope === "participant"
        ? (session.actingFor?.participantName ?? text.participantHere)
        : text.scopes[each.scope];
  if (!mayRecord.allowed) {
    return (
      <Card title={text.mayNotTitle}>
        <p className={style.sentence}>{mayRecord.because}</p>
      </Card>
    );
  }
  return (
    <Card title={text.formTitle}>
      <div className={style.form}>
        {forms.length > 1 && (
          <NativeSelect
            id="formId"
            label={text.form}
            value={form.id}
            description={form.title}
            data={forms.map((each) => ({ value: each.id, label: nameOf(each) }))}
            onChange={(event) => setTyped({ ...typed, formId: event.currentTarget.value, value: undefined })}
          />
        )}
        <div className={style.signHere}>
          <LinkButton
            to="/persons/$personId/sign/$formId"
            params={{ personId, formId: form.id }}
            leftSection={<PenIcon />}
            variant="default"
          >
            {text.signHere}
          </LinkButton>
          <p className={style.quiet}>{text.signHereHint}</p>
          <Papers form={form} />
        </div>
        <FormText key={form.id} form={form} language={languageOf(typed, form)} />
        <h3 className={style.onPaper}>{text.onPaper}</h3>
        <ConsentForm page={page} form={form} typed={typed} onTyped={setTyped} onRecorded={onRecorded} />
      </div>
    </Card>
  );
}

/** The empty form to print, in each language. */
function Papers({ form }: { form: SignableForm }) {
  const { consent: text } = useWords();
  return (
    <p className={style.papers}>
      {text.print}:{" "}
      {form.languages.map(({ code, name }, place) => (
        <span key={code}>
          {place > 0 && " · "}
          <a href={paperOf(form.id, code)} target="_blank" rel="noreferrer" aria-label={`${text.print}: ${name}`}>
            {name}
          </a>
        </span>
      ))}
    </p>
  );
}
