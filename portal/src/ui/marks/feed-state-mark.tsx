import type { FeedState } from "@crossbay/contract";
import { useWords } from "../words/words.ts";
import { type MarkShape, type MarkTone, ShapeMark } from "./shape-mark.tsx";

const marks: Record<FeedState, { shape: MarkShape; tone: MarkTone }> = {
  live: { shape: "full", tone: "accent" },
  quiet: { shape: "ring", tone: "accent" },
  silent: { shape: "slash", tone: "wrong" },
  failing: { shape: "cross", tone: "wrong" },
  never: { shape: "dashed", tone: "quiet" },
};

/** How a feed stands: a shape and its word. */
export function FeedStateMark({ state }: { state: FeedState }) {
  const { feeds } = useWords();
  return (
    <ShapeMark {...marks[state]} strong>
      {feeds.states[state]}
    </ShapeMark>
  );
}
