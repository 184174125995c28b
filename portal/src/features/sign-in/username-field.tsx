import { TextInput } from "@mantine/core";
import { errorOf, type FieldError } from "../../ui/notice/error-summary.tsx";
import { useWords } from "../../ui/words/words.ts";

interface Props {
  errors: readonly FieldError[];
  value: string;
  onChange(username: string): void;
}

/** The username as every way in asks for it: no capitals, no spelling, filled in by password managers. */
export function UsernameField({ errors, value, onChange }: Props) {
  const words = useWords();
  return (
    <TextInput
      id="username"
      label={words.signIn.username}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      error={errorOf(errors, "username")}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
