import type { Suggestion, TicketType } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { noteHelped } from "../../ui/api/help-endpoints.ts";
import { suggestionsQuery } from "../../ui/api/help-queries.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./help.module.css";

const pauseMs = 250;
const lettersMin = 3;
const lettersMax = 500;

interface Props {
  /** What was typed so far. */
  typed: string;
  type: TicketType | undefined;
  onHelped(suggestion: Suggestion): void;
}

/** Answers of the help centre that fit what is being typed. Nothing while none does. */
export function SuggestionList({ typed, type, onHelped }: Props) {
  const { form: text } = useWords().help;
  const [settled] = useDebouncedValue(typed.trim().slice(0, lettersMax), pauseMs);
  const enough = settled.length >= lettersMin;
  const { data } = useQuery({ ...suggestionsQuery(settled, type), enabled: enough, placeholderData: keepPreviousData });
  const suggestions = enough ? (data?.suggestions ?? []) : [];

  const end = (suggestion: Suggestion) => {
    // It is only counted: the page goes on without an answer.
    void noteHelped(suggestion.slug);
    onHelped(suggestion);
  };

  return (
    <div role="status" className={suggestions.length > 0 ? undefined : style.silent}>
      {suggestions.length > 0 && (
        <section className={style.suggestions} aria-label={text.suggestions}>
          <p className={style.strong}>{text.suggestions}</p>
          <ul>
            {suggestions.map((suggestion) => (
              <li key={suggestion.slug}>
                <div>
                  <a href={suggestion.path} target="_blank" rel="noopener" aria-label={text.read(suggestion.title)}>
                    {suggestion.title}
                  </a>
                  <p className={style.quiet}>{suggestion.excerpt}</p>
                </div>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={text.helpedSaid(suggestion.title)}
                  onClick={() => end(suggestion)}
                >
                  {text.helped}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
