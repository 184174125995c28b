import type { Allergy } from "../clinical/allergies.ts";
import type { ConditionKey } from "../clinical/conditions.ts";
import type { Life, PlannedEvent } from "../history/planned-event.ts";
import { type Chronicle, until } from "../people/chronicle.ts";
import type { Demographics, SourceRecord } from "../people/demo-person.ts";
import type { DemoConsent } from "../region/consents.ts";
import { randomOf, seedOf } from "../seeded-random.ts";
import { dateOf, dayMs, hourMs, minuteMs, type Wall } from "../wall-time.ts";

/** The day before today, as the stories count from it. */
export type Calendar = {
  readonly last: Wall;
  /** `daysAgo(3, 14.5)`: half past two in the afternoon, three days before today (1 is yesterday). */
  readonly daysAgo: (days: number, hour?: number) => Wall;
};

export const calendarOf = (today: Wall, last: Wall): Calendar => ({
  last,
  daysAgo: (days, hour = 10) => today - days * dayMs + Math.round(hour * 60) * minuteMs,
});

type Part = {
  readonly key: string;
  readonly story: string;
  /** 1 to 99; unique over all stories. */
  readonly ordinal: number;
  readonly self: Demographics;
  readonly conditions?: readonly { readonly key: ConditionKey; readonly since: Wall }[];
  readonly allergies?: readonly Allergy[];
  readonly memberNumber?: string;
  readonly about?: Pick<Life, "nextOfKin" | "race" | "ethnicity" | "language" | "maritalStatus" | "birthOrder">;
};

/** A person of a story: always the same, whatever the seed of the crowd. */
export function cast(part: Part): Life {
  const { key, ordinal, self } = part;
  let numbered = 0;
  return {
    key,
    ordinal,
    body: {
      seed: seedOf("story", key),
      sex: self.sex,
      birthDate: self.birthDate,
      conditions: part.conditions ?? [],
    },
    allergies: part.allergies ?? [],
    ...(part.memberNumber === undefined ? {} : { memberNumber: part.memberNumber }),
    ...part.about,
    random: randomOf(seedOf("story", key, "chance")),
    nextNumber: () => {
      numbered += 1;
      return numbered;
    },
  };
}

/** The record of a person at a source, as that desk wrote it. */
export const record = (
  sourceKey: string,
  recordNumber: string,
  demographics: Demographics,
  ...later: readonly { readonly from: Wall; readonly demographics: Demographics }[]
): SourceRecord => ({ sourceKey, recordNumber, versions: [{ from: 0, demographics }, ...later] });

export function tell(
  life: Life,
  part: { readonly story: string; readonly self: Demographics },
  calendar: Calendar,
  events: readonly PlannedEvent[],
  consents: readonly DemoConsent[] = [],
): Chronicle {
  return { life, story: part.story, self: part.self, events: until(events, calendar.last), consents };
}

/** A decision signed on paper at the desk of `signedAt`. */
export function signed(
  life: Life,
  signedAt: SourceRecord,
  on: Wall,
  decision: Pick<DemoConsent, "scope" | "value"> & { readonly participantKey?: string },
  signer?: Pick<DemoConsent, "signerName" | "signerRelation">,
): DemoConsent {
  const { given, family } = signedAt.versions.at(-1)!.demographics;
  return {
    personKey: life.key,
    sourceKey: signedAt.sourceKey,
    recordNumber: signedAt.recordNumber,
    ...decision,
    signedOn: dateOf(on),
    ...(signer ?? { signerName: `${given} ${family}`, signerRelation: "self" }),
  };
}

/** Every so many days back from yesterday, oldest first, at an hour of the working day. */
export const every = (calendar: Calendar, days: number, count: number, hour = 9.5): readonly Wall[] =>
  Array.from({ length: count }, (_, index) => {
    const wall = calendar.daysAgo(3 + (count - 1 - index) * days, hour);
    const weekday = new Date(wall).getUTCDay();
    const toFriday = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
    return wall - toFriday * dayMs + ((index * 7) % 12) * 5 * minuteMs + (index % 3) * hourMs;
  });
