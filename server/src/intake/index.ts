/** Messages in: receipts, micro-batches, quarantine. What is acknowledged AA is on the chart. */

export { explainAlone } from "./explain/explain-alone.ts";
export { explainForEngineer } from "./explain/explain-for-engineer.ts";
export { explainRoutes } from "./explain/explain-routes.ts";
export { FeedMeter } from "./feeds/feed-meter.ts";
export { feedRoutes } from "./feeds/feed-routes.ts";
export { FeedWatch } from "./feeds/feed-watch.ts";
export { listFeedStates } from "./feeds/list-feed-states.ts";
export { viewFeeds } from "./feeds/view-feeds.ts";
export { viewSomeFeeds } from "./feeds/view-some-feeds.ts";
export type { Stranger } from "./flow/read-stranger.ts";
export { Intake } from "./intake.ts";
export type { Frame, IntakeContext, IntakeOptions, Reply } from "./intake-context.ts";
export { patientIdOf } from "./patient-id.ts";
export { dismissQuarantined } from "./quarantine/dismiss-quarantined.ts";
export { type Engineer, theOperator } from "./quarantine/engineer.ts";
export { findMessages } from "./quarantine/find-messages.ts";
export { interfaceRoutes } from "./quarantine/interface-routes.ts";
export { listQuarantine } from "./quarantine/list-quarantine.ts";
export { type ReplayRefusal, replayMany, replayQuarantined } from "./quarantine/replay-quarantined.ts";
export { showQuarantined, unmaskQuarantined } from "./quarantine/show-quarantined.ts";
export { recordWaiver } from "./waivers/record-waiver.ts";
export { endWaivers, findWaiver, listWaivers } from "./waivers/waiver-store.ts";
