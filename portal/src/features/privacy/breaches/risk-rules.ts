import type { RiskAssessment } from "@crossbay/contract";

export type Factor = Exclude<keyof RiskAssessment, "conclusion">;
export type Rating = RiskAssessment[Factor]["rating"];

/** In the order of 45 CFR 164.402(2). */
export const factorsInOrder = [
  "natureOfData",
  "whoReceived",
  "acquiredOrViewed",
  "mitigation",
] as const satisfies readonly Factor[];

/** An assessment as it is being made. */
export interface RiskDraft {
  factors: Record<Factor, { rating?: Rating; words: string }>;
  conclusion?: RiskAssessment["conclusion"];
}

export const draftOf = (before: RiskAssessment | undefined): RiskDraft => ({
  factors: {
    natureOfData: { words: "", ...before?.natureOfData },
    whoReceived: { words: "", ...before?.whoReceived },
    acquiredOrViewed: { words: "", ...before?.acquiredOrViewed },
    mitigation: { words: "", ...before?.mitigation },
  },
  ...(before ? { conclusion: before.conclusion } : {}),
});

export type RiskGap = { factor: Factor; lacks: "rating" | "words" } | { lacks: "conclusion" };

/** Pure: the assessment, or everything that it lacks. */
export function readRisk(draft: RiskDraft): { assessment: RiskAssessment } | { gaps: readonly RiskGap[] } {
  const gaps: RiskGap[] = [];
  const rated = {} as Record<Factor, RiskAssessment[Factor]>;
  for (const factor of factorsInOrder) {
    const { rating, words } = draft.factors[factor];
    if (!rating) gaps.push({ factor, lacks: "rating" });
    if (!words.trim()) gaps.push({ factor, lacks: "words" });
    if (rating) rated[factor] = { rating, words: words.trim() };
  }
  if (!draft.conclusion) gaps.push({ lacks: "conclusion" });
  if (gaps.length > 0 || !draft.conclusion) return { gaps };
  return { assessment: { ...rated, conclusion: draft.conclusion } };
}
