import type { ResultValue } from "@crossbay/contract";

export type MarkWord =
  | "markHigh"
  | "markLow"
  | "markAbnormal"
  | "markCriticalHigh"
  | "markCriticalLow"
  | "markCritical";

export interface Mark {
  shape: "high" | "low" | "abnormal";
  critical: boolean;
  word: MarkWord;
}

const plain = { high: "markHigh", low: "markLow", abnormal: "markAbnormal" } as const;
const critical = { high: "markCriticalHigh", low: "markCriticalLow", abnormal: "markCritical" } as const;

/** How a value is marked, as its source flagged it; the portal judges no value by itself. */
export function markOf(value: Pick<ResultValue, "direction" | "critical">): Mark | undefined {
  const shape = value.direction ?? (value.critical ? "abnormal" : undefined);
  if (!shape) return undefined;
  return { shape, critical: value.critical, word: value.critical ? critical[shape] : plain[shape] };
}
