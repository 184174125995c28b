import { failureFacts } from "../platform/failure-facts.ts";
import { Counter } from "../platform/metrics.ts";
import type { Platform } from "../platform/platform.ts";
import type { Sms } from "../platform/sms.ts";

/**
 * Sends without letting anybody wait: an answer that waited for a provider would tell by its time that an account
 * exists. What is under way is known, so that a stop can wait for it.
 */
export class Courier {
  readonly #platform: Pick<Platform, "sms" | "log">;
  readonly #underWay = new Set<Promise<void>>();
  readonly #failures: Counter<"errand">;

  constructor(platform: Pick<Platform, "sms" | "log" | "metrics">) {
    this.#platform = platform;
    this.#failures = new Counter({
      name: "crossbay_accounts_errand_failures_total",
      help: "Text messages and other errands of accounts that failed after the answer was given",
      labelNames: ["errand"],
      registers: [platform.metrics],
    });
  }

  sendSms(sms: Sms): void {
    this.run("sms", () => this.#platform.sms.send(sms));
  }

  /** Does something after the answer; a failure is logged without what it was about. */
  run(errand: string, work: () => Promise<void>): void {
    const done = (async () => work())()
      .catch((error: unknown) => {
        this.#failures.inc({ errand });
        this.#platform.log.error({ errand, ...failureFacts(error) }, "errand of accounts failed");
      })
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
