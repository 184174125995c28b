import { Textarea } from "@mantine/core";
import { useWords } from "../words/words.ts";

const charactersMax = 500;

interface Props {
  id: string;
  label?: string;
  hint: string;
  value: string;
  error?: string | undefined;
  /** The first field of its dialog: the focus begins here. */
  first?: boolean;
  onChange(reason: string): void;
}

/** Why something is done, recorded with it. */
export function ReasonField({ id, label, hint, value, error, first = false, onChange }: Props) {
  const { people } = useWords();
  return (
    <Textarea
      id={id}
      label={label ?? people.reason}
      description={hint}
      value={value}
      error={error}
      maxLength={charactersMax}
      autosize
      minRows={2}
      autoComplete="off"
      data-autofocus={first || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
