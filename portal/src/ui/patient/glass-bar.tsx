import type { PersonBanner } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Failure } from "../api/ask.ts";
import { serverNow } from "../api/ask.ts";
import { endGlass } from "../api/record-endpoints.ts";
import { formatTime } from "../dates/format-date.ts";
import { formatSpan } from "../dates/format-span.ts";
import { useFormAnswer } from "../form/use-form-answer.ts";
import { BrokenGlassIcon } from "../icons.tsx";
import { useFailureWords } from "../notice/problem-notice.tsx";
import { LinkButton } from "../page/link-button.tsx";
import { useWords } from "../words/words.ts";
import { forgetRecord } from "./forget-record.ts";
import style from "./glass-bar.module.css";

interface Props {
  personId: string;
  glass: NonNullable<PersonBanner["glass"]>;
  /** In a window of its own nothing leads elsewhere. */
  mayRenew: boolean;
}

/** While the glass is broken: for how long, and the way to end it. */
export function GlassBar({ personId, glass, mayRenew }: Props) {
  const words = useWords();
  const { bar } = words.breakTheGlass;
  const queries = useQueryClient();
  const form = useFormAnswer();
  const secondsLeft = useSecondsUntil(glass.endsAt);
  const over = secondsLeft === 0;

  useEffect(() => {
    if (over) forgetRecord(queries, personId);
  }, [over, queries, personId]);

  const end = async () => {
    const answer = await form.send(() => endGlass(personId));
    if (answer.ok) forgetRecord(queries, personId);
  };

  return (
    <section className={style.bar} aria-label={bar.label}>
      <p className={style.state}>
        <BrokenGlassIcon /> <strong>{bar.open}</strong>{" "}
        <span className={style.left}>
          {over ? bar.over : bar.left(formatSpan(secondsLeft, words), formatTime(new Date(glass.endsAt)))}
        </span>
      </p>
      {form.failure && <EndFailure failure={form.failure} />}
      <div className={style.actions}>
        {mayRenew && (
          <LinkButton
            to="/persons/$personId/break-the-glass"
            params={{ personId }}
            size="compact-sm"
            variant="outline"
            className={style.button}
          >
            {bar.renew}
          </LinkButton>
        )}
        <Button
          size="compact-sm"
          variant="white"
          className={style.button}
          loading={form.busy}
          onClick={() => void end()}
        >
          {bar.end}
        </Button>
      </div>
    </section>
  );
}

function EndFailure({ failure }: { failure: Failure }) {
  const { title } = useFailureWords(failure);
  return (
    <span role="alert" className={style.left}>
      {title}
    </span>
  );
}

/** Whole seconds until then by the server's clock, never less than nothing. */
function useSecondsUntil(endsAt: string): number {
  const left = () => Math.max(0, Math.ceil((Date.parse(endsAt) - serverNow()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((Date.parse(endsAt) - serverNow()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  return seconds;
}
