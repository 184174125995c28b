import type { PrivacySearch, PrivacySearchResult } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { findPersons } from "../../identity/index.ts";
import { isPlainDate } from "../../platform/plain-date.ts";
import { type Asking, auditOf } from "../asking.ts";
import { knownPersons } from "../known-persons.ts";
import { namePersons, shownPerson } from "../name-persons.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";

const hitsMax = 10;
/** So many bearers of a name and birth date are looked at; whoever has more in common is found by an identifier. */
const candidatesMax = 200;

/** Persons on whom a report can be made, by surname and birth date or an identifier. Everybody shown is in the record first. */
export async function searchForReport(
  context: AccessContext,
  asking: Asking,
  search: PrivacySearch,
): Promise<PrivacySearchResult | PrivacyRefusal> {
  const terms = Object.fromEntries(
    Object.entries(search).flatMap(([field, text]) => (text?.trim() ? [[field, text.trim()]] : [])),
  ) as PrivacySearch;
  if (!terms.identifier && !(terms.family && terms.birthDate && isPlainDate(terms.birthDate))) {
    return {
      ...refuseForm("Nothing was looked up.", [
        { field: "family", detail: "Enter surname and birth date, or an identifier." },
      ]),
      refused: "search-too-broad",
    };
  }
  const { found, more } = await context.database.snapshot(async (tx) => {
    const candidates = await findPersons(tx, context, terms, candidatesMax);
    const known = await knownPersons(
      tx,
      asking.scope,
      candidates.map(({ personId }) => personId),
    );
    const shown = known.slice(0, hitsMax).map((personId) => ({ personId, patientIds: [] }));
    return { found: [...(await namePersons(tx, shown)).values()], more: known.length > hitsMax };
  });
  await context.audit.record(
    found.length === 0
      ? [auditOf(asking, { action: "audit-report", outcome: "permitted", detail: { searched: true, found: 0 } })]
      : found.map(({ personId, patientIds }) =>
          auditOf(asking, {
            action: "audit-report",
            outcome: "permitted",
            personId,
            patientIds,
            detail: { searched: true },
          }),
        ),
  );
  return { hits: found.map(shownPerson), more };
}
