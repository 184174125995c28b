import type { SecureRecipient } from "@crossbay/contract";
import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { recipientsQuery } from "../../ui/api/message-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { type Chosen, controlIds, keyOfChosen } from "./decide-new-message.ts";
import style from "./messages.module.css";

interface Props {
  chosen: readonly Chosen[];
  error: string | undefined;
  onChange(chosen: readonly Chosen[]): void;
}

const typingPauseMs = 250;

/** Those to whom the reader may write, found by name and chosen one by one. */
export function RecipientChoice({ chosen, error, onChange }: Props) {
  const { form: text } = useWords().messages;
  const { session } = useSession();
  const [typed, setTyped] = useState("");
  const asked = usePaused(typed.trim());
  const query = useQuery(recipientsQuery(asked));
  const failure = failureOf(query.error);
  const keys = new Set(chosen.map(keyOfChosen));
  const found = query.data?.recipients.filter((recipient) => !keys.has(keyOfChosen(recipient))) ?? [];
  const nothing = query.data && found.length === 0 && asked.length > 1;
  const isStaff = session.verdicts?.giveSupport.allowed ?? false;
  return (
    <fieldset className={style.recipients}>
      <legend className={style.legend}>{text.to}</legend>
      {chosen.length > 0 && (
        <ul className={style.chosen} aria-label={text.chosen}>
          {chosen.map((each) => (
            <li key={keyOfChosen(each)}>
              <span>
                {each.name} <span className={style.quiet}>{aboutOf(each)}</span>
              </span>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={text.remove(each.name)}
                onClick={() => onChange(chosen.filter((other) => other !== each))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextInput
        id={controlIds.to}
        label={text.search}
        description={isStaff ? text.searchStaffHint : text.searchHint}
        error={error}
        value={typed}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter in this field looks for somebody; it does not send the message.
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      {failure && <ProblemNotice failure={failure} title={text.recipientsFailed} />}
      {found.length > 0 && !failure && (
        <ul className={style.found} aria-label={text.found}>
          {found.map((recipient) => (
            <li key={keyOfChosen(recipient)}>
              <span>
                {recipient.name} <span className={style.quiet}>{text.kinds[recipient.kind] || aboutOf(recipient)}</span>
              </span>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.add(recipient.name)}
                onClick={() => {
                  setTyped("");
                  onChange([...chosen, recipient]);
                }}
              >
                +
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={style.quiet}>
        {nothing ? text.noneFound : query.data?.more ? text.more : ""}
      </p>
    </fieldset>
  );
}

const aboutOf = (each: Chosen | SecureRecipient): string =>
  "title" in each ? [each.title, each.participantName].filter(Boolean).join(" · ") : "";

/** What was typed, once the typing has paused. */
function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}
