import type { ErrorReport } from "@crossbay/contract";
import { serverNow } from "../api/ask.ts";
import type { Words } from "../words/en.ts";
import { lastAction } from "./last-action.ts";
import { newestFailure } from "./shown-failures.ts";

const longest = { message: 2_000, requestId: 100, page: 300, lastAction: 300, browser: 300 };

interface Facts {
  /** The pattern of the page's address. */
  page: string;
  words: Words;
}

/** What the portal knows about what went wrong now. */
export function gatherReport({ page, words: { report } }: Facts): ErrorReport {
  const failure = newestFailure();
  const action = lastAction();
  const done = action && (action.ofPatient ? report.ofPatient : action.label);
  return {
    message: (failure?.message ?? report.noMessage).slice(0, longest.message),
    ...(failure?.requestId ? { requestId: failure.requestId.slice(0, longest.requestId) } : {}),
    page: page.slice(0, longest.page),
    at: failure?.at ?? new Date(serverNow()).toISOString(),
    ...(done ? { lastAction: done.slice(0, longest.lastAction) } : {}),
    browser: navigator.userAgent.slice(0, longest.browser),
  };
}

/** One line for lists of requests: the message, or the page where there is none. */
export function subjectOf({ message, page }: ErrorReport, { report }: Words): string {
  const lengthMax = 150;
  const [sentence = ""] = message.split(/(?<=[.!?])\s/);
  const subject = message === report.noMessage ? report.subjectPage(page) : report.subject(sentence);
  return subject.length > lengthMax ? `${subject.slice(0, lengthMax - 1)}…` : subject;
}
