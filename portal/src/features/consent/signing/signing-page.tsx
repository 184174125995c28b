import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { consentQuery, failureOf } from "../../../ui/api/queries.ts";
import { consentFormQuery } from "../../../ui/api/record-queries.ts";
import { HelpContext } from "../../../ui/help/help-context.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { usePersonId } from "../../../ui/page/use-person-id.ts";
import { WordsContext } from "../../../ui/words/words.ts";
import { wordsIn } from "../../../ui/words/words-in.ts";
import { languageOf } from "../decide-consent-form.ts";
import { relationsFor, signableForms } from "../signable-forms.ts";
import { LanguageChoice } from "./language-choice.tsx";
import style from "./signing.module.css";
import { SigningForm } from "./signing-form.tsx";
import { ThanksScreen } from "./thanks-screen.tsx";
import { useHandedOver } from "./use-handed-over.ts";

/** The form alone, for a patient who holds the screen: no rail, no banner, nothing else of the session. */
export function SigningPage() {
  const personId = usePersonId();
  const { formId = "" } = useParams({ strict: false });
  const [language, setLanguage] = useState<string>();
  const { signed, finish, takeBack } = useHandedOver(personId);
  const page = useQuery(consentQuery(personId));
  const form = page.data && signableForms(page.data).find(({ id }) => id === formId);
  const read = form ? languageOf({ language }, form) : "en";
  const text = useQuery({ ...consentFormQuery(formId, read), enabled: form !== undefined });
  const words = wordsIn(read);
  const { screen } = words.signing;
  const failure = failureOf(page.error) ?? failureOf(text.error);
  const mayRecord = page.data?.consent.mayRecord;

  const readAgain = () => {
    void page.refetch();
    void text.refetch();
  };

  return (
    <WordsContext value={words}>
      {/* Nobody reports for the reader while a patient holds the screen. */}
      <HelpContext value={undefined}>
        <main className={style.page} lang={read}>
          {signed ? (
            <ThanksScreen onTakeBack={takeBack} />
          ) : (
            <>
              <div className={style.top}>
                <Link to="/persons/$personId/consent" params={{ personId }} replace className={style.back}>
                  {screen.back}
                </Link>
                {form && <LanguageChoice languages={form.languages} chosen={read} onChoose={setLanguage} />}
              </div>
              {failure && <ProblemNotice failure={failure} title={screen.formFailedTitle} onRetry={readAgain} />}
              {page.data && (!form || !mayRecord?.allowed) && (
                <EmptyState title={screen.notAllowedTitle}>{mayRecord?.because}</EmptyState>
              )}
              {!failure && form && !text.data && <SkeletonLines lines={14} />}
              {page.data && form && mayRecord?.allowed && text.data && (
                <SigningForm
                  page={page.data}
                  form={text.data}
                  relations={relationsFor(form, page.data)}
                  onSigned={finish}
                />
              )}
            </>
          )}
        </main>
      </HelpContext>
    </WordsContext>
  );
}
