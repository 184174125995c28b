import type { WorksheetDecision } from "@crossbay/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Failure } from "../../ui/api/ask.ts";
import { decideWorksheet } from "../../ui/api/desk-endpoints.ts";
import { deskQuery, deskWorksheetQuery } from "../../ui/api/desk-queries.ts";

type Decisions = WorksheetDecision["decisions"];

export interface Deciding {
  busy: boolean;
  /** What the last decision came to. */
  outcome:
    | { kind: "done"; approved: number; returned: number }
    | { kind: "conflict" }
    | { kind: "failed"; failure: Failure }
    | undefined;
  /** True when it was recorded. */
  decide(decisions: Decisions): Promise<boolean>;
}

/** Records decisions on the version that is shown; when somebody was faster, reads the newest and records nothing. */
export function useDeciding(worksheetId: string, version: number): Deciding {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Deciding["outcome"]>();
  const query = deskWorksheetQuery(worksheetId);

  const decide = async (decisions: Decisions) => {
    if (decisions.length === 0) return false;
    setBusy(true);
    setOutcome(undefined);
    const answer = await decideWorksheet(worksheetId, { version, decisions });
    if (answer.ok) {
      queries.setQueryData(query.queryKey, answer.value);
      const approved = decisions.filter((decision) => decision.approve).length;
      setOutcome({ kind: "done", approved, returned: decisions.length - approved });
      void queries.invalidateQueries({ queryKey: deskQuery.queryKey });
    } else if (isConflict(answer.failure)) {
      await queries.invalidateQueries({ queryKey: query.queryKey });
      setOutcome({ kind: "conflict" });
    } else {
      setOutcome({ kind: "failed", failure: answer.failure });
    }
    setBusy(false);
    return answer.ok;
  };

  return { busy, outcome, decide };
}

const isConflict = (failure: Failure) => failure.kind === "refused" && failure.problem.code === "already-decided";
