import type { Clock } from "../../platform/clock.ts";
import { Gauge, type Registry } from "../../platform/metrics.ts";
import { isSilent } from "./feed-alarm-rules.ts";
import type { KnownFeed } from "./read-feeds.ts";

/** Each feed as of the last watch, by the code of its source: there are as many codes as configured senders. */
export class FeedMetrics {
  #feeds: readonly KnownFeed[] = [];

  constructor(registry: Registry, clock: Clock) {
    const registers = [registry];
    const feeds = () => this.#feeds;
    new Gauge({
      name: "crossbay_feed_last_message_age_seconds",
      help: "Time since the last message of a source",
      labelNames: ["source"],
      registers,
      collect() {
        this.reset();
        for (const { source, signs } of feeds()) {
          if (signs.lastAt === undefined) continue;
          this.set({ source: source.code }, (clock.now().getTime() - signs.lastAt.getTime()) / 1_000);
        }
      },
    });
    new Gauge({
      name: "crossbay_feed_waiting_messages",
      help: "Messages of a source in quarantine",
      labelNames: ["source"],
      registers,
      collect() {
        this.reset();
        for (const { source, facts } of feeds()) this.set({ source: source.code }, facts.waiting);
      },
    });
    new Gauge({
      name: "crossbay_feed_alarm",
      help: "1 while an alarm stands: silence or errors",
      labelNames: ["source", "kind"],
      registers,
      collect() {
        this.reset();
        for (const { source, signs } of feeds()) {
          this.set({ source: source.code, kind: "silence" }, isSilent(signs) ? 1 : 0);
          this.set({ source: source.code, kind: "errors" }, signs.open.errors ? 1 : 0);
        }
      },
    });
  }

  show(feeds: readonly KnownFeed[]): void {
    this.#feeds = feeds;
  }
}
