import { useEffect } from "react";
import type { Answer } from "../api/ask.ts";
import { askWhetherOpen } from "../api/record-endpoints.ts";

/** A withdrawal must be seen within a second: the question's own way there and back fits into the rest of it. */
const askEveryMs = 700;
const unreachableEveryMs = 5_000;

interface Watch {
  personId: string;
  /** The record is in sight. */
  shown: boolean;
  onClosed(): void;
}

/** Closes a record that is no longer open to its reader: the patient withdrew, the glass is over, the role changed. */
export function useRecordWatch({ personId, shown, onClosed }: Watch): void {
  useEffect(() => {
    if (!shown) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    let over = false;

    const look = async () => {
      if (asking || document.visibilityState === "hidden") return;
      asking = true;
      clearTimeout(timer);
      const answer = await askWhetherOpen(personId);
      asking = false;
      if (over) return;
      if (isClosed(answer)) onClosed();
      else timer = setTimeout(look, answer.ok ? askEveryMs : unreachableEveryMs);
    };

    timer = setTimeout(look, askEveryMs);
    // Behind other windows nobody sees the record, so nothing is asked until it is in sight again.
    const onVisible = () => void look();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [personId, shown, onClosed]);
}

const isClosed = (answer: Answer<unknown>): boolean =>
  !answer.ok &&
  answer.failure.kind === "refused" &&
  (answer.failure.problem.status === 403 || answer.failure.problem.status === 404);
