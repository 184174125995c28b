import type { ConsentFormText } from "@crossbay/contract";
import { type Actor, listParticipants } from "../../accounts/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccessContext } from "../context.ts";
import type { ConsentForm } from "./consent-decision.ts";
import { listFormsInUse } from "./consent-form-store.ts";
import { coveredOn } from "./coverage-rules.ts";
import { fillForm, newestForms } from "./form-words-rules.ts";
import { languagesOf } from "./product-forms.ts";

type Asked = { formId: string; language?: string; participant: Pick<Actor["participant"], "name" | "timeZone"> };

/**
 * The newest version of a form with the name of the participant, the exchange, and of everybody on the community's list as
 * it is today.
 * @returns one for each language, or for the one that is asked for; empty when there is none
 */
export async function viewConsentForm(
  context: Pick<AccessContext, "database" | "clock" | "accounts">,
  { formId, language, participant }: Asked,
): Promise<ConsentFormText[]> {
  const today = plainDateAt(context.clock.now(), participant.timeZone);
  const names = { participant: participant.name, exchange: context.accounts.exchangeName };
  return context.database.snapshot(async (tx) => {
    const versions = newestForms(await listFormsInUse(tx, today)).get(formId) ?? [];
    const languages = languagesOf(versions);
    const wanted = languages.filter(({ code }) => language === undefined || code === language);
    const covered = versions[0]?.scope === "community" ? await namesCovered(tx, versions[0], today) : undefined;
    return wanted.flatMap(({ code }) => {
      const form = versions.find((version) => version.language === code);
      return form ? [fillForm(form, { names, languages, covered })] : [];
    });
  });
}

async function namesCovered(tx: Tx, form: ConsentForm, today: string): Promise<string[]> {
  const participants = await listParticipants(tx);
  const covered = new Set(coveredOn(today, form, participants));
  return participants.filter(({ id }) => covered.has(id)).map(({ name }) => name);
}
