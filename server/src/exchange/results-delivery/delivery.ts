import type { DeliveryKind } from "@crossbay/contract";
import type { AccountId, ParticipantId, PatientId, SourceId } from "../../platform/ids.ts";
import type { DeliveryReason } from "../../record/index.ts";

/** Something that goes to a practitioner by name. */
export type NewDelivery = {
  accountId: AccountId;
  participantId: ParticipantId;
  patientId: PatientId;
  resourceId: string;
  version: number;
  kind: DeliveryKind;
  reason: DeliveryReason;
  sourceId: SourceId;
};

/** One that was sent, as its recipient's inbox keeps it. */
export type SentDelivery = {
  id: string;
  patientId: PatientId;
  resourceId: string;
  kind: DeliveryKind;
  reason: DeliveryReason;
  sentAt: Date;
  readAt: Date | null;
};
