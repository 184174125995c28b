import type { Patient, Resource } from "@crossbay/formats/fhir";
import type { ToldVisit } from "@crossbay/formats/hl7v2";
import type { PatientId, SourceId } from "../platform/ids.ts";

/** What one message says, translated: resources of one patient's compartment, and those that belong to nobody. */
export type IncomingResources = {
  patientId: PatientId;
  sourceId: SourceId;
  messageKey: Buffer;
  /** When it happened, ISO instant in UTC; an older message never overwrites a newer fact. */
  eventAt: string;
  /** Sensitivity labels of the source. */
  labels: readonly string[];
  /** Confidentiality codes of the message (HL7 table 0177), such as `R` or `ETH`. */
  confidentiality: readonly string[];
  /** Each with its id; the Patient itself among them. */
  resources: readonly Resource[];
  /** What the message tells of a visit, whose Encounter among the resources is worked out from all that was told of it. */
  visit?: ToldVisit;
  /** Told again after a move: comes in the place of what was retracted by an earlier move, however late that was. */
  isRetold?: boolean;
  /** The record number that the patient had before this message (A47); it names the patient no more. */
  formerNumber?: { authority: string; recordNumber: string };
  /** Elements of the Patient that the sender deletes. */
  cleared: readonly (keyof Patient)[];
  /** Ids of resources that the message only mentions (the visit of a result): saved when unknown, never over what is known. */
  mentioned: readonly string[];
  /** Practitioners, organizations and locations, each with its id. */
  shared: readonly Resource[];
};

/** A new current version of a resource. */
export type RecordChange = {
  patientId: PatientId;
  sourceId: SourceId;
  resourceId: string;
  kind: string;
  /** 1 when the resource is new. */
  version: number;
  labels: readonly string[];
  messageKey: Buffer;
  eventAt: string;
  resource: Resource;
};
