import type { Resource } from "@crossbay/formats/fhir";
import type { ToldVisit } from "@crossbay/formats/hl7v2";
import type { PatientId, SourceId } from "../platform/ids.ts";
import type { RecordChange } from "./resource.ts";
import type { SearchColumns } from "./search-columns-rules.ts";

/** One resource as one message tells it, ready to be stored. */
export type ToldResource = {
  patientId: PatientId;
  id: string;
  kind: string;
  sourceId: SourceId;
  messageKey: Buffer;
  /** ISO instant. */
  eventAt: string;
  labels: readonly string[];
  /** Those among the labels that come from what the messages call confidential. */
  toldLabels: readonly string[];
  /** Hexadecimal hash of the body. */
  digest: string;
  /** Canonical JSON. */
  body: string;
  columns: SearchColumns;
  resource: Resource;
  /** Only mentioned: counts as long as nothing else is known. */
  isMentioned: boolean;
  /** Made of all that is known, the newer and the older: what stands, however late the message came. */
  isWorkedOut: boolean;
  /** Told again after a move. */
  isRetold: boolean;
};

/** What is known of the stored version. */
export type StoredVersion = {
  patientId: PatientId;
  id: string;
  version: number;
  lastVersion: number;
  eventAt: string;
  digest: string;
  /** With spaces between. */
  labels: string;
  /** Entered in error. */
  isRetracted: boolean;
};

/** A stored resource, when it was last said, and its digest. */
export type StoredBody = { resource: Resource; eventAt: string; digest: string; labels: string };

/** What was told of a visit earlier. */
export type StoredVisitEvent = { messageKey: Buffer; told: ToldVisit; confidentiality: readonly string[] };

export type StoredResources = {
  versions: readonly StoredVersion[];
  /** Of each visit, by patient and id, in the order of arrival. */
  visitEvents: ReadonlyMap<string, readonly StoredVisitEvent[]>;
  /** By patient and id, with a slash between. */
  bodies: ReadonlyMap<string, StoredBody>;
  /** Ids of shared resources that are stored as they are told. */
  sharedUnchanged: ReadonlySet<string>;
};

export type VersionPlan = {
  /** New current versions; a stored one that they replace goes into the history. */
  current: { told: ToldResource; version: number; lastVersion: number }[];
  /** Versions that never were current in the end: overtaken within the batch, or older than what is known. */
  superseded: { told: ToldResource; version: number }[];
  /** Stored versions that a newer message said again, or beside which a late one was filed. */
  touched: { patientId: PatientId; id: string; eventAt: string; lastVersion: number }[];
  changes: RecordChange[];
};

type Standing = Omit<StoredVersion, "patientId" | "id"> & { told?: ToldResource; isTouched: boolean };

/**
 * Goes through a batch in order. Said again: nothing but the time of the newest saying changes. Newer or equally old:
 * the next version. Older: filed in the history, the current version stays, unless the telling was worked out from all that
 * is known. Only mentioned: nothing, once it is known.
 */
export function planVersions(batch: readonly ToldResource[], stored: readonly StoredVersion[]): VersionPlan {
  const standings = new Map<string, Standing>();
  for (const version of stored) standings.set(keyOf(version), { ...version, isTouched: false });
  const superseded: VersionPlan["superseded"] = [];
  const changes: RecordChange[] = [];
  const order = new Map<string, ToldResource>();
  for (const told of batch) {
    const key = keyOf(told);
    order.set(key, order.get(key) ?? told);
    const standing = standings.get(key);
    if (standing && told.isMentioned) continue;
    const labels = told.labels.join(" ");
    if (standing && told.digest === standing.digest && labels === standing.labels) {
      if (told.eventAt > standing.eventAt) Object.assign(standing, { eventAt: told.eventAt, isTouched: true });
      continue;
    }
    const version = (standing?.lastVersion ?? 0) + 1;
    const stands = told.isWorkedOut || (told.isRetold && standing?.isRetracted === true);
    if (standing && told.eventAt < standing.eventAt && !stands) {
      superseded.push({ told, version });
      Object.assign(standing, { lastVersion: version, isTouched: true });
      continue;
    }
    if (standing?.told) superseded.push({ told: standing.told, version: standing.version });
    const { digest } = told;
    const isLate = told.isWorkedOut && standing !== undefined && standing.eventAt > told.eventAt;
    const eventAt = isLate ? standing.eventAt : told.eventAt;
    const isRetracted = told.columns.status === "entered-in-error";
    standings.set(key, { version, lastVersion: version, eventAt, digest, labels, told, isTouched: false, isRetracted });
    changes.push(changeOf(told, version));
  }
  const current: VersionPlan["current"] = [];
  const touched: VersionPlan["touched"] = [];
  for (const [key, { patientId, id }] of order) {
    const { told, version, lastVersion, eventAt, isTouched } = standings.get(key)!;
    if (told) current.push({ told: { ...told, eventAt }, version, lastVersion });
    else if (isTouched) touched.push({ patientId, id, eventAt, lastVersion });
  }
  return { current, superseded, touched, changes };
}

const keyOf = ({ patientId, id }: { patientId: PatientId; id: string }): string => `${patientId}/${id}`;

const changeOf = (told: ToldResource, version: number): RecordChange => ({
  patientId: told.patientId,
  sourceId: told.sourceId,
  resourceId: told.id,
  kind: told.kind,
  version,
  labels: told.labels,
  messageKey: told.messageKey,
  eventAt: told.eventAt,
  resource: told.resource,
});
