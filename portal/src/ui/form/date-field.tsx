import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { formatDate } from "../dates/format-date.ts";
import { parseTypedDate } from "../dates/parse-typed-date.ts";
import { useWords } from "../words/words.ts";
import style from "./date-field.module.css";

interface Props {
  id: string;
  label: string;
  hint: string;
  value: string;
  error?: string | undefined;
  autoComplete?: string;
  rightSection?: ReactNode;
  onChange(typed: string): void;
}

/** A date typed as people write it; what was understood stands below, in the one form the portal shows dates. */
export function DateField({ id, label, hint, value, error, rightSection, autoComplete = "off", onChange }: Props) {
  const words = useWords();
  const date = parseTypedDate(value);
  const understood = date && formatDate(date, words);
  return (
    <TextInput
      id={id}
      label={label}
      description={
        <>
          {hint}
          {understood && understood !== value.trim() && (
            <strong className={style.understood}>{words.search.understoodAs(understood)}</strong>
          )}
        </>
      }
      value={value}
      error={error}
      rightSection={rightSection}
      rightSectionWidth={rightSection ? 80 : undefined}
      autoComplete={autoComplete}
      inputMode="text"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
