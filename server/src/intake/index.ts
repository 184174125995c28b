/** Messages in: receipts, micro-batches, quarantine. What is acknowledged AA is on the chart. */
export { Intake } from "./intake.ts";
export type { Frame, IntakeContext, IntakeOptions } from "./intake-context.ts";
export { patientIdOf } from "./patient-id.ts";
export type { Stranger } from "./read-stranger.ts";
export { recordWaiver } from "./record-waiver.ts";
export { endWaivers, findWaiver, listWaivers } from "./waiver-store.ts";
