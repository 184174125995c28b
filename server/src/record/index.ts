/** Versioned FHIR resources and the chart made of them. */

export { completeResources, patientsOf } from "./complete-resources-rules.ts";
export { findNamedPractitioners } from "./delivered/find-named-practitioners.ts";
export type { DeliveryReason, NamedPractitioner } from "./delivered/named-practitioners-rules.ts";
export { type Delivered, readDelivered, type SentResource } from "./delivered/read-delivered.ts";
export { endGrantsAtDischarge } from "./end-grants-at-discharge.ts";
export { findResultTrend } from "./find-result-trend.ts";
export { type Relabelled, runRelabelling } from "./labels/run-relabelling.ts";
export { eventOfMove, findMovedVisits, type MovedVisit, retractVisit, tellAgain } from "./move-visit.ts";
export { type ChangeHandler, onRecordChanged } from "./on-record-changed.ts";
export { type PreparedResources, prepareResources } from "./prepare-resources-rules.ts";
export { withholdingNotice } from "./present-chart-rules.ts";
export { type RecordContext, readChart } from "./read-chart.ts";
export { readStoredResources } from "./read-stored-resources.ts";
export { readToldBefore, type ToldBefore } from "./read-told-before.ts";
export { readWholeRecord } from "./read-whole-record.ts";
export type { IncomingResources, RecordChange } from "./resource.ts";
export { categoryOf as categoryOfResult } from "./result-category-rules.ts";
export { recordRoutes } from "./routes.ts";
export { saveResources } from "./save-resources.ts";
export { isImagingReport, textLinesOf } from "./search-columns-rules.ts";
export { searchPersons } from "./search-persons.ts";
export { findSourceOfResource } from "./source-of-resource-store.ts";
export { findMessagesOfVisit, findVisitEvents, findVisits } from "./visit-store.ts";
