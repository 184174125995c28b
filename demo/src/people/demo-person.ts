import type { Wall } from "../wall-time.ts";

export type Sex = "F" | "M";

export type Address = { readonly street: string; readonly unit?: string; readonly city: string; readonly zip: string };

/** What one desk wrote down about a person. */
export type Demographics = {
  readonly family: string;
  readonly given: string;
  readonly middle?: string;
  readonly suffix?: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly sex: Sex;
  readonly address?: Address;
  /** Ten digits, always with exchange 555 and line 01xx: kept for fiction. */
  readonly phone?: string;
  /** Nine digits of an area and group that was never issued. */
  readonly ssn?: string;
  readonly maidenName?: string;
};

/** A source's record of one person, and how its demographics changed. */
export type SourceRecord = {
  readonly sourceKey: string;
  readonly recordNumber: string;
  /** Oldest first; the first holds from the beginning. */
  readonly versions: readonly { readonly from: Wall; readonly demographics: Demographics }[];
  /** Another record of the same source that an A40 put this one into. */
  readonly mergedInto?: string;
};

export type DemoRegistration = Demographics & {
  readonly sourceKey: string;
  readonly recordNumber: string;
  readonly mergedInto?: string;
};

/** One real human of the demo region: the truth that matching is measured against. */
export type DemoPerson = {
  readonly key: string;
  /** The story this person belongs to, as `demo-region.md` names it; absent for the generated. */
  readonly story?: string;
  readonly family: string;
  readonly given: string;
  readonly birthDate: string;
  readonly sex: Sex;
  /** Member number at Bayline Health Plan. */
  readonly memberNumber?: string;
  /** As each source has the person now. */
  readonly registrations: readonly DemoRegistration[];
};

/** What the source had on file at that moment. */
export function demographicsAt(record: SourceRecord, wall: Wall): Demographics {
  let found = record.versions[0]!.demographics;
  for (const version of record.versions) if (version.from <= wall) found = version.demographics;
  return found;
}

export const registrationOf = (record: SourceRecord): DemoRegistration => ({
  sourceKey: record.sourceKey,
  recordNumber: record.recordNumber,
  ...record.versions.at(-1)!.demographics,
  ...(record.mergedInto === undefined ? {} : { mergedInto: record.mergedInto }),
});
