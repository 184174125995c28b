import { failureFacts } from "../platform/failure-facts.ts";
import { runRelabelling } from "../record/index.ts";
import type { House } from "./house.ts";

const everyMs = 60 * 60 * 1000;

/** Labels again, now and every hour, what older rules labelled or what a source's flags changed since; a stop breaks it off between two batches. */
export function keepLabels(house: House): () => Promise<void> {
  const stopping = new AbortController();
  const relabel = () =>
    runRelabelling(house, { signal: stopping.signal }).then(
      ({ changed }) => {
        if (changed > 0) house.log.info({ changed }, "resources were labelled again");
      },
      (error: Error) => house.log.error(failureFacts(error), "relabelling failed, and goes on with the next round"),
    );
  let underWay = relabel();
  const timer = setInterval(() => {
    underWay = underWay.then(relabel);
  }, everyMs);
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await underWay;
  };
}
