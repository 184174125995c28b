import type { ReplayAnswer, ReplayOutcome } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Answer, Failure } from "../../ui/api/ask.ts";
import { keysOfQuarantine } from "../../ui/api/interface-queries.ts";

/** Messages in one request: few enough that the page can say how far it is. */
const atOnce = 25;

type Send = (ids: string[]) => Promise<Answer<ReplayAnswer>>;

export interface Settling {
  outcomes: ReadonlyMap<string, ReplayOutcome>;
  progress: { done: number; all: number } | undefined;
  /** What stopped it; the messages without an outcome are as they were. */
  failure: Failure | undefined;
  /** Resolves with those that were not reached. */
  settle(ids: readonly string[], send: Send): Promise<readonly string[]>;
  forget(): void;
}

/** Replays or dismisses many messages, part by part, and keeps what became of each. Stops when the page is left. */
export function useSettling(): Settling {
  const queries = useQueryClient();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, ReplayOutcome>>(new Map());
  const [progress, setProgress] = useState<{ done: number; all: number }>();
  const [failure, setFailure] = useState<Failure>();
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  const settle = async (ids: readonly string[], send: Send) => {
    setFailure(undefined);
    let done = 0;
    for (; done < ids.length && !left.current; done += atOnce) {
      setProgress({ done, all: ids.length });
      const answer = await send(ids.slice(done, done + atOnce));
      if (!answer.ok) {
        setFailure(answer.failure);
        break;
      }
      setOutcomes((before) => new Map([...before, ...answer.value.outcomes.map((each) => [each.id, each] as const)]));
    }
    setProgress(undefined);
    // The list keeps its lines with their outcomes until its reader asks for it again.
    const [list, feeds] = keysOfQuarantine;
    void queries.invalidateQueries({ queryKey: list, refetchType: "none" });
    void queries.invalidateQueries({ queryKey: feeds });
    return ids.slice(done);
  };

  const forget = () => {
    setOutcomes(new Map());
    setFailure(undefined);
  };
  return { outcomes, progress, failure, settle, forget };
}
