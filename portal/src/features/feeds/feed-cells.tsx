import type { Feed } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatClockOnDay, formatDate } from "../../ui/dates/format-date.ts";
import { formatAgo, formatSpan } from "../../ui/dates/format-span.ts";
import { FeedStateMark } from "../../ui/marks/feed-state-mark.tsx";
import { RateBars } from "../../ui/marks/rate-bars.tsx";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./feeds.module.css";
import { endingCertificate } from "./order-feeds.ts";

export interface CellProps {
  feed: Feed;
  /** The server's clock as of this page. */
  now: string;
}

export function FeedStateCell({ feed, now }: CellProps) {
  const words = useWords();
  const { feeds } = words;
  const certificate = endingCertificate(feed, now);
  const since = feed.state === "silent" ? (feed.lastMessageAt ?? feed.alarmSince) : feed.alarmSince;
  const detail = since ? feeds.since(formatClockOnDay(since, now, words)) : feeds.stateWords[feed.state];
  return (
    <>
      <FeedStateMark state={feed.state} />
      {detail && <span className={style.detail}>{detail}</span>}
      {feed.rhythm && (feed.state === "silent" || feed.state === "quiet") && (
        <span className={style.detail}>
          {feeds.usualSilence(formatSpan(feed.rhythm.silenceMinutesMax * 60, words))}
        </span>
      )}
      {certificate && (
        <span className={style.certificate}>
          <ShapeMark shape="warning" tone="wrong">
            {(Date.parse(certificate.expiresAt) < Date.parse(now)
              ? feeds.certificateExpired
              : feeds.certificateExpires)(certificate.subject, formatDate(certificate.expiresAt, words))}
          </ShapeMark>
        </span>
      )}
    </>
  );
}

export function LastMessageCell({ feed, now }: CellProps) {
  const words = useWords();
  if (!feed.lastMessageAt) return <span className={style.quiet}>{words.feeds.noMessage}</span>;
  return (
    <>
      {formatClockOnDay(feed.lastMessageAt, now, words)}
      <span className={style.detail}>{formatAgo(feed.lastMessageAt, now, words)}</span>
    </>
  );
}

export function RateCell({ feed }: { feed: Feed }) {
  const { feeds, times } = useWords();
  const all = times.count(feed.minutes.reduce((sum, count) => sum + count, 0));
  return (
    <>
      <RateBars counts={feed.minutes} label={feeds.rateLabel(all, times.count(Math.max(...feed.minutes)))} />
      <span className={style.detail}>{feeds.inHour(all)}</span>
    </>
  );
}

export function DelayCell({ feed }: { feed: Feed }) {
  const words = useWords();
  if (!feed.delaySeconds) return <span className={style.quiet}>{words.feeds.noDelay}</span>;
  return (
    <>
      {formatSpan(feed.delaySeconds.median, words)}
      <span className={style.detail}>{formatSpan(feed.delaySeconds.highest, words)}</span>
    </>
  );
}

export function ErrorsCell({ feed }: { feed: Feed }) {
  const { feeds, times } = useWords();
  if (feed.errorShare === undefined) return <span className={style.quiet}>{feeds.noDelay}</span>;
  const percent = feed.errorShare * 100;
  const text = times.percent(percent > 0 && percent < 0.1 ? "< 0.1" : percent.toFixed(percent === 0 ? 0 : 1));
  return feed.state === "failing" ? <strong>{text}</strong> : text;
}

export function WaitingCell({ feed }: { feed: Feed }) {
  const { feeds, times } = useWords();
  if (feed.waiting === 0) return <span className={style.quiet}>0</span>;
  return (
    <Link
      to="/quarantine"
      search={{ source: feed.sourceId }}
      className={style.waiting}
      aria-label={feeds.waitingOf(feed.waiting, feed.name)}
    >
      {times.count(feed.waiting)}
    </Link>
  );
}
