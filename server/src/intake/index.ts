/** Messages in: receipts, micro-batches, quarantine. What is acknowledged AA is on the chart. */

export { dismissQuarantined } from "./dismiss-quarantined.ts";
export { type Engineer, theOperator } from "./engineer.ts";
export { explainAlone } from "./explain-alone.ts";
export { explainForEngineer } from "./explain-for-engineer.ts";
export { explainRoutes } from "./explain-routes.ts";
export { FeedMeter } from "./feed-meter.ts";
export { feedRoutes } from "./feed-routes.ts";
export { FeedWatch } from "./feed-watch.ts";
export { findMessages } from "./find-messages.ts";
export { Intake } from "./intake.ts";
export type { Frame, IntakeContext, IntakeOptions, Reply } from "./intake-context.ts";
export { interfaceRoutes } from "./interface-routes.ts";
export { listQuarantine } from "./list-quarantine.ts";
export { patientIdOf } from "./patient-id.ts";
export type { Stranger } from "./read-stranger.ts";
export { recordWaiver } from "./record-waiver.ts";
export { type ReplayRefusal, replayMany, replayQuarantined } from "./replay-quarantined.ts";
export { showQuarantined, unmaskQuarantined } from "./show-quarantined.ts";
export { viewFeeds } from "./view-feeds.ts";
export { endWaivers, findWaiver, listWaivers } from "./waiver-store.ts";
