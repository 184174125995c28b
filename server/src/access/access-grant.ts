import type { ConsentValue, PersonBanner } from "@crossbay/contract";
import type { Actor, DataClass, Extent } from "../accounts/index.ts";
import type { AuditActor } from "../audit/index.ts";
import type { LinkedPatient } from "../identity/index.ts";
import type { PatientId, PersonId } from "../platform/ids.ts";
import type { ReadingWay } from "./way-rules.ts";

/** Who reads: somebody with an account, for the participant acted for, or the patient, for whom the exchange prints. */
export type Reader = { participant: Pick<Actor["participant"], "id" | "name" | "timeZone">; audit?: AuditActor };

type GrantedAccess = {
  personId: PersonId;
  patients: readonly LinkedPatient[];
  reader: Reader;
  way: ReadingWay;
  purpose: string;
  rule: string;
  consentVersion?: string;
  /** When the decision was signed on which the release rests, YYYY-MM-DD. */
  consentSignedOn?: string;
  consentValue: ConsentValue;
  withhold: readonly string[];
  extents: Readonly<Record<DataClass, Extent>>;
  glass?: PersonBanner["glass"];
};

let makeGrant: (access: GrantedAccess) => AccessGrant;

/**
 * Leave to read one person's record, once: it lives for one request and is never kept. Whoever reads clinical data
 * takes one, and nobody but `access` can make one.
 */
export class AccessGrant {
  // A private name makes the class nominal: no object of the same shape passes for a grant.
  readonly #issued = true;
  readonly refused = false;
  readonly personId: PersonId;
  /** Every patient of the person; data hangs on these. */
  readonly patientIds: readonly PatientId[];
  readonly patients: readonly LinkedPatient[];
  readonly reader: Reader;
  readonly way: ReadingWay;
  readonly purpose: string;
  /** What allowed it. */
  readonly rule: string;
  readonly consentVersion: string | undefined;
  readonly consentSignedOn: string | undefined;
  readonly consentValue: ConsentValue;
  /** Data with one of these labels is left out. */
  readonly withhold: readonly string[];
  /** How much of each data class may be shown. */
  readonly extents: Readonly<Record<DataClass, Extent>>;
  /** The reader's broken glass, where nothing else opens the record. */
  readonly glass: PersonBanner["glass"];

  private constructor(access: GrantedAccess) {
    this.personId = access.personId;
    this.patientIds = access.patients.map((patient) => patient.patientId);
    this.patients = access.patients;
    this.reader = access.reader;
    this.way = access.way;
    this.purpose = access.purpose;
    this.rule = access.rule;
    this.consentVersion = access.consentVersion;
    this.consentSignedOn = access.consentSignedOn;
    this.consentValue = access.consentValue;
    this.withhold = access.withhold;
    this.extents = access.extents;
    this.glass = access.glass;
    Object.freeze(this);
  }

  static {
    makeGrant = (access) => new AccessGrant(access);
  }

  /** True for what `access` issued, whatever the compiler was told. */
  static isIssued(value: unknown): value is AccessGrant {
    return typeof value === "object" && value !== null && #issued in value;
  }
}

/** For this slice only: the door does not carry it. */
export const issueGrant = (access: GrantedAccess): AccessGrant => makeGrant(access);
