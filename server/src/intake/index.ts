/** Messages in: receipts, micro-batches, quarantine. What is acknowledged AA is on the chart. */
export { Intake } from "./intake.ts";
export type { Frame, IntakeContext, IntakeOptions } from "./intake-context.ts";
export { patientIdOf } from "./patient-id.ts";
export type { Stranger } from "./read-stranger.ts";
