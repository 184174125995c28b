import { useState } from "react";
import type { Answer, Failure } from "../api/ask.ts";
import type { FieldError } from "../notice/error-summary.tsx";

/** What a form keeps while it is sent: is it on its way, and what came back instead of an answer. */
export function useFormAnswer() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  const send = async <T>(asking: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    setBusy(true);
    setErrors([]);
    const answer = await asking();
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    return answer;
  };

  return { busy, failure, errors, setErrors, setFailure, send };
}

export type FormAnswer = ReturnType<typeof useFormAnswer>;
