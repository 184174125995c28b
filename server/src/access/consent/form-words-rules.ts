import type { ConsentFormText } from "@crossbay/contract";
import type { ConsentForm } from "./consent-decision.ts";

export type FormNames = { participant: string; exchange: string };

/** A form as somebody reads and signs it: the names put in, and the list of whom a grant to the community covers. */
export function fillForm(
  form: ConsentForm,
  facts: { names: FormNames; languages: ConsentFormText["languages"]; covered?: readonly string[] | undefined },
): ConsentFormText {
  const { id, version, language, scope, title, content } = form;
  const fill = (text: string) => fillNames(text, facts.names);
  const choices = content?.choices ?? form.choices.map((value) => ({ value, label: value }));
  return {
    id,
    version,
    language,
    languages: facts.languages,
    scope,
    title,
    paragraphs: (content?.paragraphs ?? [form.text]).map(fill),
    choices: choices.map(({ value, label }) => ({ value, label: fill(label) })),
    ...(facts.covered ? { coveredParticipants: [...facts.covered] } : {}),
    words: { ...content?.words },
  };
}

/** A name is put in as it is, whatever stands in it. */
export const fillNames = (text: string, { participant, exchange }: FormNames): string =>
  text.replaceAll(/\{(participant|exchange)\}/g, (_, name) => (name === "participant" ? participant : exchange));

/** Of the forms in use, by form and language, those whose language has the newest version. */
export function newestForms(forms: readonly ConsentForm[]): ReadonlyMap<string, readonly ConsentForm[]> {
  const byId = Map.groupBy(forms, ({ id }) => id);
  return new Map(
    [...byId].map(([id, versions]) => {
      const newest = Math.max(...versions.map(({ version }) => version));
      return [id, versions.filter(({ version }) => version === newest)];
    }),
  );
}
