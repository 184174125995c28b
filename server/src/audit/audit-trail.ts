import { Counter, Gauge, Histogram } from "../platform/metrics.ts";
import type { Platform } from "../platform/platform.ts";
import { CommitUnknownError } from "../platform/transaction.ts";
import type { AuditEntry } from "./audit-entry.ts";
import { AuditUnavailableError } from "./audit-unavailable.ts";
import { writeEntriesAtCommit } from "./write-entries.ts";

type Waiting = {
  entries: readonly AuditEntry[];
  resolve: () => void;
  reject: (error: AuditUnavailableError) => void;
};

const entriesWaitingMax = 20_000;
const entriesInCommitMax = 2_000;

/**
 * Records what is about to be shown, and what was refused. Requests that come while a commit is under way share the
 * next one, so that a thousand readers cost far fewer than a thousand commits.
 */
export class AuditTrail {
  readonly #platform: Pick<Platform, "database" | "clock" | "log">;
  readonly #waiting: Waiting[] = [];
  readonly #metrics: ReturnType<typeof auditMetrics>;
  #entriesWaiting = 0;
  #committing = false;

  constructor(platform: Pick<Platform, "database" | "clock" | "log" | "metrics">) {
    this.#platform = platform;
    this.#metrics = auditMetrics(platform.metrics);
  }

  /**
   * Resolves only after the entries are committed. Rejects with `AuditUnavailableError` when they are not, or may
   * not be: the caller then shows nothing.
   */
  record(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    if (this.#entriesWaiting + entries.length > entriesWaitingMax) {
      this.#metrics.failures.inc();
      return Promise.reject(new AuditUnavailableError(new Error("Too many audit entries are waiting to be written.")));
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ entries, resolve, reject });
    this.#count(entries.length);
    if (!this.#committing) void this.#commitAll();
    return promise;
  }

  async #commitAll(): Promise<void> {
    this.#committing = true;
    while (this.#waiting.length > 0) await this.#commitGroup(this.#takeGroup());
    this.#committing = false;
  }

  #takeGroup(): Waiting[] {
    let size = 0;
    const fits = this.#waiting.findIndex((request) => {
      size += request.entries.length;
      return size > entriesInCommitMax;
    });
    return this.#waiting.splice(0, fits === -1 ? this.#waiting.length : Math.max(fits, 1));
  }

  async #commitGroup(group: readonly Waiting[]): Promise<void> {
    const entries = group.flatMap((request) => request.entries);
    const stop = this.#metrics.seconds.startTimer();
    try {
      await this.#platform.database.transaction((tx) => writeEntriesAtCommit(tx, this.#platform.clock.now(), entries));
      this.#count(-entries.length);
      this.#metrics.entries.inc(entries.length);
      for (const request of group) request.resolve();
    } catch (error) {
      this.#count(-entries.length);
      // One entry that the database refuses must not take its neighbours along.
      if (group.length > 1 && isRefusal(error)) {
        this.#count(entries.length);
        for (const request of group) await this.#commitGroup([request]);
        return;
      }
      this.#metrics.failures.inc();
      this.#platform.log.error(
        { failure: (error as Error).name, errorCode: (error as { code?: string }).code, requests: group.length },
        "audit entries were not written; nothing was shown",
      );
      for (const request of group) request.reject(new AuditUnavailableError(error));
    } finally {
      stop();
    }
  }

  #count(change: number): void {
    this.#entriesWaiting += change;
    this.#metrics.waiting.set(this.#entriesWaiting);
  }
}

/** True when the server itself refused the statement (class 22 or 23: bad data), and not an outage. */
const isRefusal = (error: unknown): boolean =>
  !(error instanceof CommitUnknownError) && /^2[23]/.test(String((error as { code?: unknown }).code ?? ""));

const auditMetrics = (registry: Platform["metrics"]) => ({
  entries: new Counter({
    name: "crossbay_audit_entries_total",
    help: "Audit entries committed before an answer",
    registers: [registry],
  }),
  failures: new Counter({
    name: "crossbay_audit_failures_total",
    help: "Groups of audit entries that could not be committed",
    registers: [registry],
  }),
  waiting: new Gauge({
    name: "crossbay_audit_entries_waiting",
    help: "Audit entries that wait for their commit",
    registers: [registry],
  }),
  seconds: new Histogram({
    name: "crossbay_audit_commit_seconds",
    help: "Time to commit a group of audit entries",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  }),
});
