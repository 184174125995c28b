import type { StatusItem } from "@crossbay/contract";
import { serverNow } from "../../ui/api/ask.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import { type Stage, stageOf } from "./item-stage.ts";

const stageMarks: Record<Stage, { shape: MarkShape; tone: MarkTone }> = {
  running: { shape: "full", tone: "accent" },
  planned: { shape: "ring", tone: "accent" },
  over: { shape: "check", tone: "quiet" },
};

/** Whether it holds now, later or no more; an incident that runs stands out. */
export function StageMark({ item }: { item: StatusItem }) {
  const { statusNews: text } = useWords();
  const stage = stageOf(item, serverNow());
  const mark = item.kind === "incident" && stage === "running" ? wrong : stageMarks[stage];
  return <ShapeMark {...mark}>{text[stage]}</ShapeMark>;
}
const wrong = { shape: "warning", tone: "wrong" } as const;

/** `1 Nov 2026 14:05`, or that it has no end of its own. */
export function ItemEnd({ item: { until, endedAt } }: { item: StatusItem }) {
  const words = useWords();
  const { statusNews: text } = words;
  if (endedAt) return text.endedAt(formatDateTime(endedAt, words));
  return until ? formatDateTime(until, words) : text.untilOpen;
}

/** What is affected and how it is meanwhile, in a sentence. */
export function AffectedWords({ item }: { item: Pick<StatusItem, "components" | "componentState"> }) {
  const { statusNews: text } = useWords();
  const { components, componentState } = item;
  if (components.length === 0) return text.everything;
  const names = components.map((each) => text.components[each]).join(", ");
  return componentState ? `${names}: ${text.componentStates[componentState].toLowerCase()}` : names;
}
