import type { PersonBanner } from "@crossbay/contract";
import type { Actor } from "../accounts/index.ts";
import { summarisePerson } from "../identity/index.ts";
import { plainDateAt, yearsBetween } from "../platform/plain-date.ts";
import type { Tx } from "../platform/transaction.ts";
import { decideAccess, plainFacts } from "./access-rules.ts";
import { mayBeTenToSeventeen, minorWarning } from "./consent/age-rules.ts";
import type { AccessContext } from "./context.ts";
import { ownPatients } from "./own-patients.ts";
import type { PersonFacts } from "./person-facts.ts";
import { glassOverParentsDenial } from "./policy.ts";

type Asked = { actor: Actor; facts: PersonFacts; now: Date } & Pick<AccessContext, "policy">;

/** Who a page is about, for whoever may search, consent or not; and the reader's broken glass, while it opens the chart. */
export async function makePersonBanner(tx: Tx, asked: Asked): Promise<PersonBanner> {
  const { actor, facts, now } = asked;
  const summary = summarisePerson(facts.patients);
  if (!summary) throw new Error("A person has no patients.");
  const today = plainDateAt(now, actor.participant.timeZone);
  const ageYears = yearsBetween(summary.birthDate, today);
  const recordNumberHere = (await ownPatients(tx, actor, facts.patients))[0]?.recordNumber;
  const glass = glassInUse(asked);
  return {
    personId: facts.personId,
    family: summary.family,
    given: summary.given,
    ...(summary.birthDate ? { birthDate: summary.birthDate } : {}),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(summary.sex ? { sex: summary.sex } : {}),
    ...(recordNumberHere ? { recordNumberHere } : {}),
    consent: facts.standing.value,
    ...(glass ? { glass } : {}),
    ...(mayBeTenToSeventeen(summary.birthDate, today) ? { minorWarning } : {}),
  };
}

/** The open glass, where it is what opens the chart: not where the patient has agreed or denied since, or the role changed. */
export function glassInUse({ actor, facts, ...context }: Omit<Asked, "now">): PersonBanner["glass"] {
  const { glass } = facts;
  if (!glass) return undefined;
  const decision = decideAccess({
    ...plainFacts,
    way: "portal-chart",
    actor,
    patients: facts.patients,
    consent: facts.standing,
    shown: true,
    warned: true,
    glassOpen: true,
    glassOverParentsDenial: glassOverParentsDenial(context),
  });
  return decision.permitted && decision.rule === "break-the-glass" ? presentGlass(glass) : undefined;
}

/** As banners carry it. */
export const presentGlass = ({ id, endsAt }: { id: string; endsAt: Date }): NonNullable<PersonBanner["glass"]> => ({
  id,
  endsAt: endsAt.toISOString(),
});
