import type { LetterEdit, LetterPreview, LetterTemplate } from "@crossbay/contract";
import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { composeLetter, refuseTemplate } from "./letter-rules.ts";
import { insertTemplate, listTemplates, type TemplateRow } from "./letter-store.ts";
import { isLetterId, type LetterId, letterTemplates, placeholdersOf } from "./letter-templates.ts";

/** Every letter of the exchange with its present text and what may stand in it. */
export async function listLetterTemplates(tx: Tx): Promise<LetterTemplate[]> {
  const written = new Map((await listTemplates(tx)).map((row) => [row.id, row]));
  return (Object.keys(letterTemplates) as LetterId[]).map((id) => present(id, written.get(id)));
}

export type TemplateFaults = {
  refused: "form-refused" | "already-decided" | "not-found";
  faults: { field: string; detail: string }[];
};

/** Puts another text in place of a letter's present one. Refused when a placeholder is unknown or a needed one missing. */
export async function changeLetterTemplate(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  change: { id: string; edit: LetterEdit; by: AuditActor; requestId: string },
): Promise<LetterTemplate | TemplateFaults> {
  const { id, edit, by, requestId } = change;
  if (!isLetterId(id)) return { refused: "not-found", faults: [] };
  const faults = refuseTemplate(id, edit);
  if (faults.length > 0) return { refused: "form-refused", faults };
  const now = clock.now();
  const [present_] = await listTemplates(tx, id);
  const version = edit.version + 1;
  const isNewest = (present_?.version ?? 0) === edit.version;
  const { subject, body } = edit;
  if (!isNewest || !(await insertTemplate(tx, { id, version, subject, body, accountId: by.accountId, now }))) {
    return { refused: "already-decided", faults: [] };
  }
  await writeEntries(tx, now, [
    { action: "letter-change", outcome: "succeeded", actor: by, requestId, detail: { letter: id, version } },
  ]);
  const [written] = await listTemplates(tx, id);
  return present(id, written);
}

/** How a text would leave, with an invented person in its placeholders. */
export function previewLetter(
  { accounts }: Pick<AccountsContext, "accounts">,
  { id, edit }: { id: string; edit: LetterEdit },
): LetterPreview | TemplateFaults {
  if (!isLetterId(id)) return { refused: "not-found", faults: [] };
  const faults = refuseTemplate(id, edit);
  if (faults.length > 0) return { refused: "form-refused", faults };
  return composeLetter(edit, { ...sample, exchange: accounts.exchangeName, link: `${accounts.publicUrl}/…` });
}

const sample: Record<string, string> = {
  name: "Amara Okafor",
  username: "aokafor",
  temporaryPassword: "abcd-efgh-jkmn-pqrs",
  lives: "72 hours",
  participant: "Crossbay General Hospital",
  manager: "Grace Lin, grace.lin@exchange.example",
  due: "12 Mar 2026",
  reason: "No longer works here",
  what: "an authenticator app was added",
  count: "12",
  device: "Firefox on Windows",
  time: "12 Mar 2026, 14:05 UTC",
  courses: "Privacy and security, Using the portal, Consent",
};

function present(id: LetterId, written: TemplateRow | undefined): LetterTemplate {
  const { about, subject, body } = letterTemplates[id];
  return {
    id,
    about,
    placeholders: placeholdersOf(id),
    version: written?.version ?? 0,
    subject: written?.subject ?? subject,
    body: written?.body ?? body,
    ...(written ? { changedAt: written.changedAt.toISOString(), changedBy: written.changedBy } : {}),
  };
}
