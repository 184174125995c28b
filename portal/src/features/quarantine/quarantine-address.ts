import type { QuarantineReason, QuarantineState } from "@crossbay/contract";

/** What of the filters stands in the address: names of ours only, nothing that a message brought. */
export interface QuarantineAddress {
  source?: string;
  reason?: QuarantineReason;
  /** Waiting when absent. */
  state?: Exclude<QuarantineState, "waiting">;
}

export const reasonsInOrder = [
  "unreadable",
  "unsupported",
  "untranslatable",
  "control-id-reused",
  "refused-by-store",
  "translation-failed",
] as const satisfies readonly QuarantineReason[];

export const statesInOrder = ["waiting", "replayed", "dismissed"] as const satisfies readonly QuarantineState[];

const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes from an address what is understood, and leaves out the rest. */
export function readQuarantineAddress(asked: Record<string, unknown>): QuarantineAddress {
  const source = typeof asked.source === "string" && idForm.test(asked.source) ? asked.source : undefined;
  const reason = reasonsInOrder.find((each) => each === asked.reason);
  const state = statesInOrder.find((each) => each === asked.state);
  return {
    ...(source ? { source } : {}),
    ...(reason ? { reason } : {}),
    ...(state && state !== "waiting" ? { state } : {}),
  };
}
