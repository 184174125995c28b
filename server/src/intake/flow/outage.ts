import type { CancelTimer, Timer } from "../../platform/timer.ts";

const firstPauseMs = 100;
const pauseMsMax = 1_000;

/** How long the store has been away, and whether it is worth trying again. */
export class Outage {
  readonly #timer: Timer;
  readonly #msMax: number;
  readonly #pauses = new Set<{ cancel: CancelTimer; end: () => void }>();
  #sinceMs: number | undefined;
  #isOver = false;

  constructor(options: { timer: Timer /** How long to try before giving up. */; msMax: number }) {
    this.#timer = options.timer;
    this.#msMax = options.msMax;
  }

  /** The store answered. */
  ended(): void {
    this.#sinceMs = undefined;
  }

  /**
   * Waits a little before the next try; false where it has lasted so long that what waits is to be given up.
   * @param triedSinceMs of what is tried: it may fail for itself while others do not
   */
  async pause(triedSinceMs: number): Promise<boolean> {
    const nowMs = this.#timer.nowMs();
    this.#sinceMs ??= nowMs;
    const elapsedMs = nowMs - Math.min(this.#sinceMs, triedSinceMs);
    if (this.#isOver || elapsedMs >= this.#msMax) return false;
    const pauseMs = Math.min(pauseMsMax, Math.max(firstPauseMs, elapsedMs), this.#msMax - elapsedMs);
    await new Promise<void>((resolve) => {
      const pause = { cancel: this.#timer.after(pauseMs, done), end: done };
      this.#pauses.add(pause);
      const pauses = this.#pauses;
      function done() {
        pause.cancel();
        pauses.delete(pause);
        resolve();
      }
    });
    return !this.#isOver;
  }

  /** Nothing is tried again from now on. */
  stop(): void {
    this.#isOver = true;
    for (const pause of [...this.#pauses]) pause.end();
  }
}
