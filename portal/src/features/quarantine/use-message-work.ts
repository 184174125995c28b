import type { QuarantineDetail, ReplayAnswer, ReplayOutcome } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answer, Failure } from "../../ui/api/ask.ts";
import { dismissMany, replayQuarantined, unmaskQuarantined } from "../../ui/api/interface-endpoints.ts";
import { keysOfQuarantine, quarantinedQuery } from "../../ui/api/interface-queries.ts";
import { linesOf } from "../../ui/message/message-text.tsx";

export type Act = "unmask" | "replay" | "dismiss";

/** The message with its values. It lives in this page alone: no cache, no storage, no address holds it. */
interface Unmasked {
  original: string;
  text: string;
}

/** What the page of one message does: show the values, mend, replay, dismiss. */
export function useMessageWork(detail: QuarantineDetail) {
  const queries = useQueryClient();
  const { id } = detail.message;
  const [unmasked, setUnmasked] = useState<Unmasked>();
  const [busy, setBusy] = useState<Act>();
  const [failed, setFailed] = useState<{ act: Act; failure: Failure }>();
  const [outcome, setOutcome] = useState<ReplayOutcome>();

  const doing = async <T>(act: Act, asking: Promise<Answer<T>>): Promise<T | undefined> => {
    setBusy(act);
    setFailed(undefined);
    const answer = await asking;
    setBusy(undefined);
    if (answer.ok) return answer.value;
    setFailed({ act, failure: answer.failure });
    return undefined;
  };

  const unmask = async (reason: string): Promise<boolean> => {
    const shown = await doing("unmask", unmaskQuarantined(id, { reason }));
    if (!shown) return false;
    // As a text field of the browser holds it.
    const original = linesOf(shown.text).join("\n");
    setUnmasked({ original, text: original });
    const { history, verdicts } = shown;
    queries.setQueryData(quarantinedQuery(id).queryKey, (kept) => kept && { ...kept, history, verdicts });
    return true;
  };

  const take = (answer: ReplayAnswer | undefined): boolean => {
    const next = answer?.outcomes[0];
    if (!next) return false;
    setOutcome(next);
    if (next.outcome !== "still-refused") setUnmasked(undefined);
    for (const queryKey of keysOfQuarantine) void queries.invalidateQueries({ queryKey });
    return true;
  };

  return {
    unmasked,
    busy,
    failed,
    outcome,
    hasChanges: unmasked !== undefined && unmasked.text !== unmasked.original,
    unmask,
    edit: (text: string) => setUnmasked((kept) => kept && { ...kept, text }),
    reset: () => setUnmasked((kept) => kept && { ...kept, text: kept.original }),
    hide: () => setUnmasked(undefined),
    /** As it came, or as it was mended when it was. */
    replay: async () => {
      const mended = unmasked && unmasked.text !== unmasked.original ? { text: unmasked.text } : {};
      take(await doing("replay", replayQuarantined(id, mended)));
    },
    dismiss: async (reason: string) => take(await doing("dismiss", dismissMany({ ids: [id], reason }))),
    forgetFailure: () => setFailed(undefined),
  };
}

export type MessageWorkState = ReturnType<typeof useMessageWork>;
