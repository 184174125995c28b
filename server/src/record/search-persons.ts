import type { PersonHit, PersonSearch, PersonSearchResult, Problem } from "@crossbay/contract";
import { previewAccess } from "../access/index.ts";
import { type Actor, auditActorOf } from "../accounts/index.ts";
import type { AuditEntry } from "../audit/index.ts";
import { findPersons, type PersonSummary, type PersonTerms } from "../identity/index.ts";
import type { RecordContext } from "./read-chart.ts";

const hitsMax = 10;

/** The search names too little: what is missing, field by field. */
export type TooBroad = { tooBroad: true; fields: NonNullable<Problem["fields"]> };

/**
 * Looks persons up by surname and birth date, or by an identifier; at most ten, each with what the actor would be
 * answered on opening the chart. Every person shown, or that none was, is in the audit record when this resolves.
 * @throws AuditUnavailableError and then nothing may be shown
 */
export async function searchPersons(
  context: RecordContext,
  input: { actor: Actor; search: PersonSearch; requestId: string },
): Promise<PersonSearchResult | TooBroad> {
  const { actor, search, requestId } = input;
  const terms = termsOf(search);
  const fields = missingFields(terms);
  if (fields.length > 0) return { tooBroad: true, fields };
  const now = context.clock.now();
  const { found, access } = await context.database.snapshot(async (tx) => {
    const found = await findPersons(tx, context, terms, hitsMax + 1);
    const personIds = found.map((person) => person.personId);
    return { found, access: await previewAccess(tx, { actor, personIds, now, policy: context.policy }) };
  });
  const shown = found.slice(0, hitsMax);
  await context.audit.record(auditOf(shown, actor, requestId));
  const hits = shown.flatMap((person) => {
    const verdict = access.get(person.personId);
    return verdict ? [presentHit(person, verdict)] : [];
  });
  return { hits, more: found.length > hitsMax };
}

function termsOf(search: PersonSearch): PersonTerms {
  const terms: PersonTerms = {};
  for (const term of ["family", "given", "birthDate", "identifier"] as const) {
    const text = search[term]?.trim();
    if (text) terms[term] = text;
  }
  return terms;
}

function missingFields({ family, birthDate, identifier }: PersonTerms): TooBroad["fields"] {
  if (identifier) return [];
  const fields: TooBroad["fields"] = [];
  if (!family) fields.push({ field: "family", detail: "Enter the surname, or search by an identifier." });
  if (!birthDate) fields.push({ field: "birthDate", detail: "Enter the birth date, or search by an identifier." });
  return fields;
}

function auditOf(shown: readonly PersonSummary[], actor: Actor, requestId: string): AuditEntry[] {
  const entry: AuditEntry = {
    action: "search",
    outcome: "permitted",
    actor: auditActorOf(actor),
    way: "portal-search",
    ...(actor.purpose ? { purpose: actor.purpose } : {}),
    rule: "role",
    requestId,
    detail: { hits: shown.length },
  };
  if (shown.length === 0) return [entry];
  return shown.map(({ personId, patientIds }) => ({ ...entry, personId, patientIds }));
}

const presentHit = (person: PersonSummary, access: PersonHit["access"]): PersonHit => ({
  personId: person.personId,
  family: person.family,
  given: person.given,
  ...(person.birthDate ? { birthDate: person.birthDate } : {}),
  ...(person.sex ? { sex: person.sex } : {}),
  ...(person.town ? { town: person.town } : {}),
  access,
});
