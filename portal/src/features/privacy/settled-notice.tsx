import { Link } from "@tanstack/react-router";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import { useBreachDraft } from "./breaches/use-breach-draft.ts";
import style from "./privacy.module.css";

/** What was settled a moment ago, and what it makes due. */
export interface Settled {
  words: string;
  /** It was not appropriate: this is what a report of the incident begins with. */
  incident?: { name: string; what: string } | undefined;
}

export function SettledNotice({ settled, link }: { settled: Settled | undefined; link: string }) {
  const { breaches } = useWords();
  const { begin } = useBreachDraft();
  const incident = settled?.incident;
  return (
    <DoneNotice>
      {settled && (
        <span className={style.settled}>
          {settled.words}
          {incident && (
            <Link to="/privacy/breaches/new" title={breaches.form.title} onClick={() => begin(incident)}>
              {link}
            </Link>
          )}
        </span>
      )}
    </DoneNotice>
  );
}
