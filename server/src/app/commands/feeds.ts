import type { Feed } from "@crossbay/contract";
import { viewFeeds } from "../../intake/index.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay feeds` */
export const feedsCommand: Command = {
  name: "feeds",
  summary: "Show how each feed stands: last message, rate, delay, errors, what waits",
  usage: `
Usage: ./crossbay feeds [--json]

Prints every source: its state, its last message, messages of the last hour and of 24 hours, the median and the highest
delay, the share answered AE or AR in 24 hours, what waits in quarantine, and the silence that is usual at this hour.
States: live, quiet (silent within its rhythm), silent (an alarm stands), failing (too many errors), never.

  --json    print the result as one line of JSON

Exit code 0: no feed is silent or failing. 1: at least one is.`,
  async run(args) {
    const { values } = readArguments({ args: [...args], options: { json: { type: "boolean" } } });
    const house = await openHouse();
    try {
      const page = await viewFeeds(house, "every-participant");
      process.stdout.write(values.json ? `${JSON.stringify(page)}\n` : formatTable(head, page.feeds.map(lineOf)));
      return page.feeds.some(({ state }) => state === "silent" || state === "failing") ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};

const head = [
  "code",
  "state",
  "last message",
  "in the hour",
  "24 hours",
  "delay",
  "highest",
  "errors",
  "waiting",
  "usual silence",
];

const lineOf = (feed: Feed): string[] => [
  feed.code,
  feed.state,
  feed.lastMessageAt?.replace(/:\d\d\.\d+Z$/, "Z") ?? "-",
  String(feed.minutes.reduce((sum, messages) => sum + messages, 0)),
  String(feed.messagesToday),
  feed.delaySeconds ? `${feed.delaySeconds.median} s` : "-",
  feed.delaySeconds ? `${feed.delaySeconds.highest} s` : "-",
  feed.errorShare === undefined ? "-" : `${(feed.errorShare * 100).toFixed(1)} %`,
  String(feed.waiting),
  feed.rhythm ? `${feed.rhythm.silenceMinutesMax} min` : "-",
];
