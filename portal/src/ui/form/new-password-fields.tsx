import { PasswordInput } from "@mantine/core";
import { errorOf, type FieldError } from "../notice/error-summary.tsx";
import { useWords } from "../words/words.ts";
import style from "./new-password-fields.module.css";
import type { NewPassword } from "./use-new-password.ts";

/** What makes a password good, before one is typed. */
export function PasswordRules() {
  const { setPassword: text } = useWords().signIn;
  return (
    <div>
      <p>{text.rulesTitle}</p>
      <ul className={style.rules}>
        {text.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </div>
  );
}

export function NewPasswordFields({ next, errors }: { next: NewPassword; errors: readonly FieldError[] }) {
  const { setPassword: text } = useWords().signIn;
  return (
    <>
      <PasswordInput
        id="new-password"
        label={text.label}
        autoComplete="new-password"
        value={next.password}
        error={errorOf(errors, "new-password")}
        onChange={(event) => next.setPassword(event.currentTarget.value)}
      />
      <PasswordInput
        id="new-password-again"
        label={text.again}
        autoComplete="new-password"
        value={next.again}
        error={errorOf(errors, "new-password-again")}
        onChange={(event) => next.setAgain(event.currentTarget.value)}
      />
    </>
  );
}
