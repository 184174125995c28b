import type { Allergy } from "../clinical/allergies.ts";
import type { ReportSection } from "../clinical/chest-film.ts";
import type { Body, Measurement } from "../clinical/measure.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import type { Practitioner } from "../people/practitioners.ts";
import type { Random } from "../seeded-random.ts";
import type { Wall } from "../wall-time.ts";

/** Everything about a person that a message may tell, beside the demographics of each desk. */
export type Life = {
  readonly key: string;
  /** Unique in the region; visit and order numbers are made of it. */
  readonly ordinal: number;
  readonly body: Body;
  readonly allergies: readonly Allergy[];
  readonly memberNumber?: string;
  readonly nextOfKin?: NextOfKin;
  readonly race?: CodedWord;
  readonly ethnicity?: CodedWord;
  readonly language?: CodedWord;
  readonly maritalStatus?: "S" | "M" | "W" | "D";
  /** Which of twins, in the order of birth. */
  readonly birthOrder?: 1 | 2;
  readonly random: Random;
  /** Numbers its visits and orders. */
  readonly nextNumber: () => number;
};

export type CodedWord = { readonly code: string; readonly name: string };

type NextOfKin = {
  readonly family: string;
  readonly given: string;
  /** HL7 table 0063 */
  readonly relation: CodedWord;
  readonly phone?: string;
};

export type Diagnosis = { readonly code: string; readonly name: string };

/** A stay or a call: one PV1-19. */
export type Visit = {
  readonly number: string;
  /** PV1-2, HL7 table 0004 */
  readonly kind: "E" | "I" | "O" | "R";
  readonly location: { readonly unit: string; readonly room?: string; readonly bed?: string };
  readonly attending: Practitioner;
  readonly service: string;
  readonly reason: string;
  readonly arrivedAt: Wall;
  readonly leftAt?: Wall;
  /** PV1-36, HL7 table 0112 */
  readonly disposition?: "01" | "03" | "20";
  readonly diagnoses: readonly Diagnosis[];
};

/** One OBR with what stands below it. */
export type Order = {
  readonly placerNumber: string;
  readonly fillerNumber: string;
  readonly code: string;
  readonly name: string;
  readonly localCode: string;
  readonly localName: string;
  readonly section: string;
  readonly collectedAt: Wall;
  readonly reportedAt: Wall;
  readonly orderedBy: Practitioner;
  /** Final, or a correction of what was sent before. */
  readonly status: "F" | "C";
  readonly measurements: readonly Measurement[];
  readonly answers: readonly {
    readonly code: string;
    readonly name: string;
    readonly value: string;
    readonly isFound: boolean;
  }[];
  readonly report: readonly ReportSection[];
};

type Common = { readonly at: Wall; readonly life: Life; readonly record: SourceRecord };

/** A message that will be sent: facts only; the words come when it is written. */
export type PlannedEvent = Common &
  (
    | { readonly kind: "adt"; readonly trigger: "A01" | "A03" | "A04" | "A08"; readonly visit?: Visit }
    /** `orderedFrom`: the ordering site's record of the patient, whose number a laboratory passes on. */
    | { readonly kind: "oru"; readonly order: Order; readonly visit?: Visit; readonly orderedFrom?: SourceRecord }
    | { readonly kind: "merge"; readonly retired: SourceRecord }
  );
