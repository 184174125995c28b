import { isDeepStrictEqual } from "node:util";
import { PlainError } from "../../platform/plain-error.ts";
import type { Database } from "../../platform/transaction.ts";
import { insertForm, listForms } from "./consent-form-store.ts";
import { productForms } from "./product-forms.ts";

/**
 * Brings the forms of the product's files into the database, where their versions stay. Does nothing where they are.
 * @throws PlainError where somebody changed the wording of a version that may have been signed
 */
export async function loadConsentForms({ database }: { database: Database }): Promise<void> {
  await database.transaction(async (tx) => {
    const kept = new Map((await listForms(tx)).map((form) => [nameOf(form), form]));
    for (const form of productForms().forms) {
      const before = kept.get(nameOf(form));
      if (!before) await insertForm(tx, form);
      else if (before.title !== form.title || !isDeepStrictEqual(before.content, form.content)) {
        throw new PlainError(
          `The wording of the consent form "${form.id}" version ${form.version} in "${form.language}" is not what it was: patients may have signed it. Give the new wording a new version.`,
        );
      }
    }
  });
}

const nameOf = ({ id, version, language }: { id: string; version: number; language: string }): string =>
  `${id}/${version}/${language}`;
