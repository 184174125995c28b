import type { Feed } from "@crossbay/contract";
import { type AccountsContext, findOldestWaitingLetter } from "../../accounts/index.ts";
import { failureFacts } from "../../platform/failure-facts.ts";
import { type Components, databaseState, freshnessOf, mailState, textMessageState } from "./status-rules.ts";

/** What the status page asks of the rest of the exchange; the app knows it. */
export type StatusPorts = {
  /** How the feeds of all sources stand. */
  feeds(): Promise<readonly Pick<Feed, "state" | "lastMessageAt">[]>;
  /** Does anything answer where sources connect, as seen from here? */
  listening(): Promise<boolean>;
  /** Text messages in a row that the provider did not take. */
  textMessageFailures(): number;
};

export type Measured = { at: Date; components: Components; freshness: string };

const keptMs = 15_000;
const patienceMs = 3_000;

/**
 * Measures how the parts of the exchange work: however many ask, four times a minute at most. A database that does not answer
 * within three seconds is a finding, not a failure.
 */
export function exchangeMeter(context: AccountsContext, ports: StatusPorts): () => Promise<Measured> {
  let last: { at: number; measured: Promise<Measured> } | undefined;
  return () => {
    const now = context.clock.now().getTime();
    if (!last || now - last.at >= keptMs) last = { at: now, measured: measure(context, ports) };
    return last.measured;
  };
}

async function measure(context: AccountsContext, ports: StatusPorts): Promise<Measured> {
  const { clock, database, log } = context;
  const at = clock.now();
  const ifItAnswers = <Result>(work: Promise<Result>): Promise<{ result: Result } | undefined> =>
    withPatience(
      work.then((result) => ({ result })),
      (error) => log.warn({ ...failureFacts(error) }, "the exchange could not be measured for the status page"),
    );
  const [letter, feeds, listening] = await Promise.all([
    ifItAnswers(
      database
        .snapshot((tx) => findOldestWaitingLetter(tx))
        .then((oldest) => ({ oldest, tookMs: clock.now().getTime() - at.getTime() })),
    ),
    ifItAnswers(ports.feeds()),
    ports.listening().catch(() => false),
  ]);
  const stored = databaseState(letter?.result.tookMs);
  const fresh = feeds ? freshnessOf(feeds.result, { listening, now: at }) : undefined;
  return {
    at,
    components: {
      portal: "working",
      "sign-in": stored,
      charts: stored,
      "messages-in": fresh?.state ?? "down",
      mail: letter ? mailState(letter.result.oldest, at) : "down",
      "text-messages": textMessageState(ports.textMessageFailures()),
    },
    freshness: fresh?.words ?? "How fresh the data is cannot be said right now.",
  };
}

async function withPatience<Result>(
  work: Promise<Result>,
  onFailure: (error: Error) => void,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  const answered = work.catch((error: Error) => {
    onFailure(error);
    return undefined;
  });
  const result = await Promise.race([answered, over]);
  clearTimeout(timer);
  return result;
}
