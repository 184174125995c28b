import { useState } from "react";
import type { Answer, Failure } from "../api/ask.ts";
import type { FieldError } from "../notice/error-summary.tsx";

/** What a form keeps while it is sent: is it on its way, and what came back instead of an answer. */
export function useFormAnswer() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  /** Without an answer, something here stopped before the exchange was asked. */
  const send = async <Asked extends Answer<unknown> | undefined>(asking: () => Promise<Asked>): Promise<Asked> => {
    setBusy(true);
    setErrors([]);
    const answer = await asking().finally(() => setBusy(false));
    setFailure(answer && !answer.ok ? answer.failure : undefined);
    return answer;
  };

  return { busy, failure, errors, setErrors, setFailure, send };
}

export type FormAnswer = ReturnType<typeof useFormAnswer>;
