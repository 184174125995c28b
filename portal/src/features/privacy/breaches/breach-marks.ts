import type { BreachCase } from "@crossbay/contract";
import type { MarkShape, MarkTone } from "../../../ui/marks/shape-mark.tsx";

export const breachMarks: Record<BreachCase["state"], { shape: MarkShape; tone: MarkTone }> = {
  open: { shape: "ring", tone: "accent" },
  assessed: { shape: "half", tone: "accent" },
  closed: { shape: "check", tone: "quiet" },
};
