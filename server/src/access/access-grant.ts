import type { ConsentValue, Purpose } from "@crossbay/contract";
import type { Actor, DataClass, Extent } from "../accounts/index.ts";
import type { LinkedPatient } from "../identity/index.ts";
import type { PatientId, PersonId } from "../platform/ids.ts";
import type { ReadingWay } from "./way-rules.ts";

type GrantedAccess = {
  personId: PersonId;
  patients: readonly LinkedPatient[];
  actor: Actor;
  way: ReadingWay;
  purpose: Purpose;
  rule: string;
  consentVersion?: string;
  consentValue: ConsentValue;
  withhold: readonly string[];
  extents: Readonly<Record<DataClass, Extent>>;
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
  readonly actor: Actor;
  readonly way: ReadingWay;
  readonly purpose: Purpose;
  /** What allowed it. */
  readonly rule: string;
  readonly consentVersion: string | undefined;
  readonly consentValue: ConsentValue;
  /** Data with one of these labels is left out. */
  readonly withhold: readonly string[];
  /** How much of each data class may be shown. */
  readonly extents: Readonly<Record<DataClass, Extent>>;

  private constructor(access: GrantedAccess) {
    this.personId = access.personId;
    this.patientIds = access.patients.map((patient) => patient.patientId);
    this.patients = access.patients;
    this.actor = access.actor;
    this.way = access.way;
    this.purpose = access.purpose;
    this.rule = access.rule;
    this.consentVersion = access.consentVersion;
    this.consentValue = access.consentValue;
    this.withhold = access.withhold;
    this.extents = access.extents;
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
