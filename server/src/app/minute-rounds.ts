import { runDirectory } from "../directory/index.ts";
import { tellRecipients } from "../exchange/index.ts";
import { failureFacts } from "../platform/failure-facts.ts";
import { runSealedAnswers } from "../support/index.ts";
import type { House } from "./house.ts";

const everyMs = 60 * 1000;

/** What nobody should wait an hour for. Each does everything that is due, and may run on several machines at once. */
const rounds = {
  deliveries: (house: House, now: Date) => tellRecipients(house, now),
  directory: (house: House, now: Date) => runDirectory(house, now),
  "encrypted-answers": (house: House, now: Date) => runSealedAnswers(house, now),
} as const;

/** Goes these rounds now and every minute. One that fails is tried again. */
export function startMinuteRounds(house: House): () => Promise<void> {
  let underWay = goRounds(house);
  const timer = setInterval(() => {
    underWay = underWay.then(() => goRounds(house));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

async function goRounds(house: House): Promise<void> {
  for (const [round, run] of Object.entries(rounds)) {
    await run(house, house.clock.now()).catch((error: Error) =>
      house.log.error({ round, ...failureFacts(error) }, "a round of the minute failed"),
    );
  }
}
