import { Counter, Gauge, type Registry } from "../platform/metrics.ts";
import type { CloseReason } from "./mllp-connection.ts";

export type ListenerKind = "plain" | "tls";

const ofRegistry = new WeakMap<Registry, MllpMetrics>();

/** What operators see of the listeners of one process; no addresses. */
export class MllpMetrics {
  readonly #open = new Map<ListenerKind, () => number>();
  readonly #refused: Counter<"listener" | "reason">;
  readonly #closed: Counter<"listener" | "reason">;

  /** The one of a registry, which all listeners of the process share. */
  static of(registry: Registry): MllpMetrics {
    const metrics = ofRegistry.get(registry) ?? new MllpMetrics(registry);
    ofRegistry.set(registry, metrics);
    return metrics;
  }

  private constructor(registry: Registry) {
    const registers = [registry];
    const open = this.#open;
    new Gauge({
      name: "crossbay_mllp_connections",
      help: "Open MLLP connections",
      labelNames: ["listener"],
      registers,
      collect() {
        for (const [listener, count] of open) this.set({ listener }, count());
      },
    });
    this.#refused = new Counter({
      name: "crossbay_mllp_refused_connections_total",
      help: "MLLP connections that were not let in: full, or their certificate speaks for nobody",
      labelNames: ["listener", "reason"],
      registers,
    });
    this.#closed = new Counter({
      name: "crossbay_mllp_closed_connections_total",
      help: "MLLP connections that were closed by us, by reason: junk, memory, slow, idle, outage",
      labelNames: ["listener", "reason"],
      registers,
    });
  }

  /** Counts the open connections of a listener from now on. */
  watch(listener: ListenerKind, open: () => number): void {
    this.#open.set(listener, open);
  }

  countRefused(listener: ListenerKind, reason: "full" | "certificate"): void {
    this.#refused.inc({ listener, reason });
  }

  countClosed(listener: ListenerKind, reason: CloseReason): void {
    this.#closed.inc({ listener, reason });
  }
}
