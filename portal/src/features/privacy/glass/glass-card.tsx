import type { GlassReview } from "@crossbay/contract";
import { useId } from "react";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { formatSpan } from "../../../ui/dates/format-span.ts";
import { type Fact, FactList } from "../../../ui/page/fact-list.tsx";
import { namePerson } from "../../../ui/privacy/name-person.ts";
import type { Words } from "../../../ui/words/en.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./glass.module.css";
import { GlassSteps } from "./glass-steps.tsx";

interface Props {
  event: GlassReview;
  onAsk(what: "review" | "letter"): void;
}

/** One breaking of the glass: its story at the left, what follows from it at the right. */
export function GlassCard({ event, onAsk }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <article className={style.card} aria-labelledby={id}>
      <div className={style.story}>
        <h2 id={id}>{namePerson(event.patient, words)}</h2>
        <FactList facts={storyOf(event, words)} />
      </div>
      <GlassSteps event={event} onAsk={onAsk} />
    </article>
  );
}

function storyOf(event: GlassReview, words: Words): Fact[] {
  const { glassReview: text, privacy } = words;
  const { facts } = text;
  return [
    [
      facts.who,
      <strong key="who">{privacy.accountOf(event.who, event.username)}</strong>,
      privacy.at(event.title, event.participantName),
    ],
    [facts.when, spanOf(event, words), noteOf(event, words)],
    [facts.reason, event.reason, event.reasonWords],
    [facts.directedBy, event.directedBy],
    [facts.proof, text.proofs[event.proof]],
    [facts.consent, text.consents[event.consentThen]],
    [facts.looks, text.looks(event.looks)],
    [facts.renews, event.renews && text.renewed],
  ];
}

function spanOf({ openedAt, endsAt, endedAt }: GlassReview, words: Words): string {
  const end = endedAt ?? endsAt;
  const seconds = Math.round((Date.parse(end) - Date.parse(openedAt)) / 1000);
  const [from, to] = [formatDateTime(openedAt, words), formatDateTime(end, words)];
  const [day] = /^.* (?=\d\d:\d\d$)/.exec(from) ?? [""];
  return words.glassReview.span(
    from,
    day && to.startsWith(day) ? to.slice(day.length) : to,
    formatSpan(seconds, words),
  );
}

function noteOf({ endsAt, endedAt }: GlassReview, { glassReview: text }: Words): string | undefined {
  return endedAt && Date.parse(endedAt) < Date.parse(endsAt) ? text.endedBefore : undefined;
}
