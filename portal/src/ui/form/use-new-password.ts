import { useState } from "react";
import type { Answer } from "../api/ask.ts";
import type { FieldError } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import type { FormAnswer } from "./use-form-answer.ts";

const shortest = 12;

/** A new password typed twice. Whether it is good is the exchange's word, which then stands at the field. */
export function useNewPassword(form: FormAnswer) {
  const { setPassword: text } = useWords().signIn;
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");

  /** Only what the page can see by itself. */
  const errors = (): FieldError[] => {
    if (password === "") return [{ field: "new-password", text: text.missing }];
    if ([...password].length < shortest) return [{ field: "new-password", text: text.tooShort }];
    return password === again ? [] : [{ field: "new-password-again", text: text.differ }];
  };

  /** True when it was taken. */
  const send = async (asking: () => Promise<Answer<unknown>>): Promise<boolean> => {
    const answer = await form.send(asking);
    if (answer.ok) return true;
    const { failure } = answer;
    if (failure.kind !== "refused" || failure.problem.code !== "password-refused") return false;
    form.setFailure(undefined);
    const reasons = failure.problem.fields?.map(({ detail }) => detail) ?? [failure.problem.detail];
    form.setErrors([{ field: "new-password", text: reasons.join(" ") }]);
    return false;
  };

  return { password, again, setPassword, setAgain, errors, send };
}

export type NewPassword = ReturnType<typeof useNewPassword>;
