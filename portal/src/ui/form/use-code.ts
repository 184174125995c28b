import { useRef, useState } from "react";
import type { Answer } from "../api/ask.ts";
import { useFormAnswer } from "./use-form-answer.ts";

interface Props<T> {
  digits: 6 | 8;
  send(code: string): Promise<Answer<T>>;
  onDone(value: T, serverNow: number): void;
}

/** A code that is being typed: a full one is sent at once, a wrong one makes place for the next. */
export function useCode<T>({ digits, send, onDone }: Props<T>) {
  const [code, setCode] = useState("");
  const [incomplete, setIncomplete] = useState(false);
  const form = useFormAnswer();
  const first = useRef<HTMLInputElement>(null);

  const clear = () => {
    setCode("");
    first.current?.focus();
  };

  const enter = async (typed: string) => {
    setIncomplete(typed.length < digits);
    if (typed.length < digits || form.busy) return;
    const answer = await form.send(() => send(typed));
    if (answer.ok) onDone(answer.value, answer.serverNow);
    else clear();
  };

  return { digits, code, setCode, incomplete, first, form, clear, enter, submit: () => void enter(code) };
}

export type CodeEntry = Omit<ReturnType<typeof useCode>, "form">;
