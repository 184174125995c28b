import type { Purpose } from "@crossbay/contract";

/** Most frequent first. A copy of the contract's list, so that its schemas stay out of the browser. */
export const purposesInOrder = [
  "treatment",
  "care-management",
  "quality-improvement",
  "insurance-eligibility",
] as const satisfies readonly Purpose[];
