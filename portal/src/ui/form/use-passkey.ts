import type { WebAuthnOptions } from "@crossbay/contract";
import { useState } from "react";
import type { Answer } from "../api/ask.ts";
import type { PasskeyAsked } from "../web-authn.ts";
import { useFormAnswer } from "./use-form-answer.ts";

interface Steps<T> {
  begin(): Promise<Answer<WebAuthnOptions>>;
  ask(options: unknown): Promise<PasskeyAsked>;
  finish(response: unknown): Promise<Answer<T>>;
}

/** The three steps of proving or making a passkey: the exchange's options, the browser, the exchange's word. */
export function usePasskey<T>({ begin, ask, finish }: Steps<T>) {
  const answer = useFormAnswer();
  const [asking, setAsking] = useState(false);
  const [refusedHere, setRefusedHere] = useState(false);

  const run = async (): Promise<Answer<T> | undefined> => {
    setRefusedHere(false);
    const options = await answer.send(begin);
    if (!options.ok) return options;
    setAsking(true);
    const asked = await ask(options.value.options).finally(() => setAsking(false));
    if (asked.outcome === "answered") return answer.send(() => finish(asked.response));
    setRefusedHere(true);
    return undefined;
  };

  return { run, busy: answer.busy || asking, asking, refusedHere, answer };
}
