import type { AuditAction } from "../../audit/index.ts";

const opening: readonly AuditAction[] = [
  "chart-view",
  "result-view",
  "consent-view",
  "consent-evidence-view",
  "break-the-glass",
  "delivery-view",
];

/** Opening something of one patient: what is looked through for unusual access. That a search listed somebody is no such look. */
export const flaggedActions: readonly string[] = opening;
