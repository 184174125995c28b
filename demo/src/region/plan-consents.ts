import type { Life, PlannedEvent } from "../history/planned-event.ts";
import { demographicsAt, type SourceRecord } from "../people/demo-person.ts";
import { type Random, randomOf, seedOf } from "../seeded-random.ts";
import { ageOn, dateOf, dayMs, type Wall, wallOf } from "../wall-time.ts";
import type { DemoConsent } from "./consents.ts";
import { sourceOf } from "./sources.ts";

/**
 * What a generated person has signed: six of ten grant (the community or the place itself), some deny,
 * some only for emergencies, the rest never decided.
 */
export function planConsents(
  life: Life,
  events: readonly PlannedEvent[],
  seed: number,
  last: Wall,
): readonly DemoConsent[] {
  const random = randomOf(seedOf(seed, "consent", life.ordinal));
  const desks = desksOf(events);
  const desk = desks.find(({ record }) => record.sourceKey === "LSFP") ?? desks[0];
  if (!desk) return [];
  const signer = signerOf(life, last, random);
  const sign = (at: Desk, decision: Pick<DemoConsent, "scope" | "participantKey" | "value">): DemoConsent => ({
    personKey: life.key,
    sourceKey: at.record.sourceKey,
    recordNumber: at.record.recordNumber,
    ...decision,
    signedOn: dateOf(signingDay(life, at, last, random)),
    ...signer(at.record),
  });
  const here = (at: Desk, value: DemoConsent["value"]): DemoConsent =>
    sign(at, { scope: "participant", participantKey: sourceOf(at.record.sourceKey).participantKey, value });
  const draw = random.fraction();
  if (draw < 0.34) return [sign(desk, { scope: "community", value: "grant" })];
  if (draw < 0.61)
    return desks.filter((each) => each === desk || random.chance(0.6)).map((each) => here(each, "grant"));
  if (draw < 0.67) return [here(random.pick(desks), "deny")];
  if (draw < 0.68) return [sign(desk, { scope: "everyone", value: "deny" })];
  const hospital = desks.find(({ record }) => record.sourceKey === "CGH");
  return draw < 0.78 && hospital ? [here(hospital, "emergency-only")] : [];
}

type Desk = { readonly record: SourceRecord; readonly since: Wall };

/** Places where the person has stood at a desk; a laboratory has none, and a record merged away is gone. */
function desksOf(events: readonly PlannedEvent[]): readonly Desk[] {
  const since = new Map<SourceRecord, Wall>();
  for (const { record, at } of events) {
    if (record.sourceKey === "NPL" || record.mergedInto !== undefined) continue;
    since.set(record, Math.min(at, since.get(record) ?? at));
  }
  return [...since].map(([record, first]) => ({ record, since: first }));
}

/** Decisions of a parent end with the eighteenth birthday: whoever is grown up signed afterwards. */
function signingDay(life: Life, desk: Desk, last: Wall, random: Random): Wall {
  const born = wallOf(life.body.birthDate);
  const grownUp = ageOn(life.body.birthDate, last) >= 18 ? born + 18 * 365.25 * dayMs + dayMs : born;
  const earliest = Math.max(desk.since, grownUp);
  return Math.min(last, Math.round(earliest + (last - earliest) * random.fraction() ** 2));
}

type Signer = Pick<DemoConsent, "signerName" | "signerRelation">;

function signerOf(life: Life, last: Wall, random: Random): (record: SourceRecord) => Signer {
  const age = ageOn(life.body.birthDate, last);
  const kin = life.nextOfKin && `${life.nextOfKin.given} ${life.nextOfKin.family}`;
  if (age < 18) return () => ({ signerName: kin ?? "Parent on file", signerRelation: "parent" });
  if (kin !== undefined && age > 84 && random.chance(0.2)) {
    return () => ({ signerName: kin, signerRelation: "health-care-agent" });
  }
  return (record) => {
    const { given, family } = demographicsAt(record, last);
    return { signerName: `${given} ${family}`, signerRelation: "self" };
  };
}
