import type { QuarantineReason, QuarantineState } from "@crossbay/contract";
import type { Hl7Error } from "@crossbay/formats/hl7v2";
import type { AccountId, SourceId } from "../../platform/ids.ts";

/** A message in quarantine, as it is kept, without its bytes. */
export type QuarantineRow = {
  id: string;
  key: Buffer;
  sourceId: SourceId;
  controlId: string;
  type: string;
  digest: Buffer;
  reason: QuarantineReason;
  errors: Hl7Error[];
  receivedAt: Date;
  state: QuarantineState;
  settledAt: Date | null;
};

/** With what its sender sent, and how often it did so again. */
export type WholeQuarantineRow = QuarantineRow & { raw: Buffer; cameAgain: number; cameAgainAt: Date | null };

/** What a person did with a message in quarantine. */
export type NewQuarantineEvent = {
  key: Buffer;
  quarantineId: string;
  accountId: AccountId | undefined;
  byName: string;
  what: "unmasked" | "replayed" | "replay-refused" | "dismissed";
  detail: string;
};

export type QuarantineEventRow = { at: Date; byName: string; what: NewQuarantineEvent["what"]; detail: string };
