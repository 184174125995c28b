import type { BreachCase, GlassReview } from "@crossbay/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { serverNow } from "../../ui/api/ask.ts";
import {
  accessFlagsQuery,
  breachesQuery,
  glassReviewsQuery,
  patientRequestsQuery,
  samplesQuery,
} from "../../ui/api/privacy-queries.ts";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import { nextStepOf } from "./breaches/next-step.ts";
import style from "./overview.module.css";
import { OverviewCard, type Waiting } from "./overview-card.tsx";
import { useAuditsAccess } from "./privacy-frame.tsx";

export function GlassCard() {
  const words = useWords();
  const { glass: text } = words.privacy.overview;
  const query = useQuery({ ...glassReviewsQuery(false), enabled: useAuditsAccess() });
  return (
    <OverviewCard
      title={text.title}
      query={query}
      count={({ waiting }) => (waiting > 0 ? text.count(waiting) : undefined)}
      none={text.none}
      waiting={({ events }) =>
        events.filter(({ fromElsewhere }) => !fromElsewhere).map((event) => glassLine(event, words))
      }
      to="/privacy/broken-glass"
      all={text.all}
    />
  );
}

function glassLine({ id, patient, who, openedAt, review, notice }: GlassReview, words: Words): Waiting {
  const reviewed = review.state === "appropriate" || review.state === "inappropriate";
  const day = reviewed ? notice.dueOn : review.dueOn;
  const late = reviewed ? Date.parse(`${day}T23:59:59`) < serverNow() : review.state === "late";
  return {
    key: id,
    name: <Link to="/privacy/broken-glass">{patient.name}</Link>,
    note: `${reviewed ? words.glassReview.steps.letter : words.glassReview.steps.review} · ${who}, ${formatDateTime(openedAt, words)}`,
    ...dueOf(day, late, words),
  };
}

export function FlagsCard() {
  const words = useWords();
  const { overview, flags } = words.privacy;
  const query = useQuery({ ...accessFlagsQuery(false), enabled: useAuditsAccess() });
  return (
    <OverviewCard
      title={overview.flags.title}
      query={query}
      count={({ open }) => (open > 0 ? overview.flags.count(open) : undefined)}
      none={overview.flags.none}
      waiting={({ flags: open }) =>
        open.map(({ id, kind, who, sentence, at }) => ({
          key: id,
          name: <Link to="/privacy/flags">{who}</Link>,
          note: sentence || flags.kinds[kind],
          due: formatDate(at, words),
        }))
      }
      to="/privacy/flags"
      all={overview.flags.all}
    />
  );
}

export function RequestsCard() {
  const words = useWords();
  const { privacy, patientRequests } = words;
  const { requests: text } = privacy.overview;
  const query = useQuery(patientRequestsQuery(false));
  return (
    <OverviewCard
      title={text.title}
      query={query}
      count={({ waiting }) => (waiting > 0 ? text.count(waiting) : undefined)}
      none={text.none}
      waiting={({ requests }) =>
        requests.map(({ id, kind, name, dueOn, late, state }) => ({
          key: id,
          name: (
            <Link to="/privacy/requests/$requestId" params={{ requestId: id }}>
              {patientRequests.kinds[kind]}
            </Link>
          ),
          note: `${name} · ${patientRequests.states[state]}`,
          ...dueOf(dueOn, late, words),
        }))
      }
      to="/privacy/requests"
      all={text.all}
    />
  );
}

export function BreachesCard() {
  const words = useWords();
  const { breaches: text } = words.privacy.overview;
  const query = useQuery({ ...breachesQuery, enabled: useAuditsAccess() });
  return (
    <OverviewCard
      title={text.title}
      query={query}
      count={({ open }) => (open > 0 ? text.count(open) : undefined)}
      none={text.none}
      waiting={({ cases }) =>
        cases.filter(({ state }) => state !== "closed").map((breach) => breachLine(breach, words))
      }
      to="/privacy/breaches"
      all={text.all}
    >
      <Link to="/privacy/breaches/new">{text.report}</Link>
    </OverviewCard>
  );
}

function breachLine(breach: BreachCase, words: Words): Waiting {
  const { id, title, number, participantName } = breach;
  const next = nextStepOf(breach);
  return {
    key: id,
    name: (
      <Link to="/privacy/breaches/$caseId" params={{ caseId: id }}>
        {title}
      </Link>
    ),
    note: [next && words.breaches.shortSteps[next.step], number, participantName].filter(Boolean).join(" · "),
    ...(next?.dueOn ? dueOf(next.dueOn, next.late, words) : {}),
  };
}

export function SamplesCard() {
  const words = useWords();
  const { samples: text } = words.privacy.overview;
  const query = useQuery({ ...samplesQuery, enabled: useAuditsAccess() });
  return (
    <OverviewCard
      title={text.title}
      query={query}
      count={({ samples }) => {
        const left = samples.reduce((sum, { size, checked }) => sum + size - checked, 0);
        return left > 0 ? text.count(left) : undefined;
      }}
      none={text.none}
      waiting={({ samples, due }) => [
        ...(due.length > 0 ? [{ key: "due", name: <Link to="/privacy/samples">{text.due(due.length)}</Link> }] : []),
        ...samples
          .filter(({ checked, size }) => checked < size)
          .map(({ id, participantName, year, checked, size }) => ({
            key: id,
            name: (
              <Link to="/privacy/samples/$sampleId" params={{ sampleId: id }}>
                {participantName} {year}
              </Link>
            ),
            note: text.line(checked, size),
          })),
      ]}
      to="/privacy/samples"
      all={text.all}
    />
  );
}

export function WatchedCard() {
  const { vips: text } = useWords().privacy.overview;
  return (
    <Card title={text.title}>
      <p className={style.quiet}>{text.text}</p>
      <div className={style.links}>
        <Link to="/privacy/watched">{text.all}</Link>
      </div>
    </Card>
  );
}

function dueOf(day: string, late: boolean, words: Words): Pick<Waiting, "due" | "late"> {
  const date = formatDate(day, words);
  return { due: late ? words.privacy.late(date) : words.privacy.due(date), late };
}
