import type { AccountsSettings, Source } from "../../accounts/index.ts";
import type { Mail } from "../../platform/mail.ts";
import { silenceForgottenMs } from "./feed-alarm-rules.ts";
import type { DueAlarm } from "./feed-alarm-store.ts";

type Exchange = Pick<AccountsSettings, "exchangeName" | "publicUrl">;
type Feed = Pick<Source, "code" | "name" | "participantName" | "timeZone">;

/** What interface engineers are written about an alarm: its beginning, or its end once it has ended. Nothing of a patient. */
export function alarmMail(exchange: Exchange, to: readonly string[], feed: Feed, alarm: DueAlarm): Mail {
  const { subject, sentences } = alarm.kind === "silence" ? silenceWords(feed, alarm) : errorsWords(feed, alarm);
  return {
    to: to.join(", "),
    subject: `${exchange.exchangeName}: ${subject}`,
    text: [
      `To whoever looks after the feeds of ${feed.participantName},`,
      "",
      ...sentences,
      "",
      `All feeds: ${exchange.publicUrl}/feeds`,
      ...(alarm.closedAt ? [] : ["Another mail tells when it is over."]),
    ].join("\n"),
  };
}

type Words = { subject: string; sentences: string[] };

function silenceWords(feed: Feed, { since, closedAt, allowedMinutes }: DueAlarm): Words {
  const named = nameOf(feed);
  const usual = `Silence of up to ${span(allowedMinutes ?? 0)} was usual at that hour.`;
  if (closedAt === null) {
    const sentence = `nothing has come from ${named} since ${localTime(since, feed)}.`;
    return {
      subject: `${feed.code} is silent`,
      sentences: [sentence, usual.replace("was usual at that hour", "is usual at this hour")],
    };
  }
  if (closedAt.getTime() - since.getTime() >= silenceForgottenMs) {
    const sentence = `nothing has come from ${named} since ${localTime(since, feed)}. It is not waited for any longer.`;
    return { subject: `${feed.code} is not waited for any longer`, sentences: [sentence] };
  }
  const sentence = `${named} is heard again. It was silent from ${localTime(since, feed)}; this was seen at ${localTime(closedAt, feed)}.`;
  return { subject: `${feed.code} is heard again`, sentences: [sentence, usual] };
}

function errorsWords(feed: Feed, { openedAt, closedAt, messages, errors, waiting }: DueAlarm): Words {
  const named = nameOf(feed);
  const counts =
    `${errors ?? 0} of ${messages ?? 0} messages of one hour were answered AE or AR; ` +
    `${waiting ?? 0} waited in quarantine.`;
  if (closedAt === null) {
    const sentence = `too many messages of ${named} are refused, as of ${localTime(openedAt, feed)}.`;
    return { subject: `${feed.code} fails`, sentences: [sentence, counts] };
  }
  const sentence = `the messages of ${named} are taken again, as of ${localTime(closedAt, feed)}. They failed from ${localTime(openedAt, feed)} on.`;
  return {
    subject: `${feed.code} no longer fails`,
    sentences: [sentence, counts, "What waits in quarantine still waits for a decision."],
  };
}

const nameOf = ({ name, code }: Feed): string => `${name} (${code})`;

function localTime(instant: Date, { timeZone }: Feed): string {
  const words = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instant);
  return `${words} (${timeZone})`;
}

function span(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  const parts = [count(days, "day"), count(hours, "hour"), count(rest, "minute")].filter((part) => part !== "");
  return parts.slice(0, 2).join(" ") || "no time";
}

const count = (number: number, unit: string): string =>
  number === 0 ? "" : `${number} ${unit}${number === 1 ? "" : "s"}`;
