/** Versioned FHIR resources and the chart made of them. */
export { type ChangeHandler, onRecordChanged } from "./on-record-changed.ts";
export type { IncomingResources, RecordChange } from "./resource.ts";
export { saveResources } from "./save-resources.ts";
