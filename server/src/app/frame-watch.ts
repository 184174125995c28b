import type { CancelTimer, Timer } from "../platform/timer.ts";

export type FrameWatchLimits = {
  /** Silence between frames. */
  idleMsMax: number;
  /** How long a frame may take to arrive, beside what its bytes need. */
  frameMsMax: number;
  /** Bytes of a frame that must come in a second, over its whole length. */
  frameBytesPerSecondMin: number;
};

/** What is watched: whether a frame is unfinished, and how much of it came. */
export type Watched = { isInFrame: boolean; frameBytes: number };

/**
 * Tells of a connection that has been silent for too long, or whose frame comes too slowly: a byte now and then keeps no frame open.
 * Time during which we do not read does not count.
 */
export class FrameWatch {
  readonly #timer: Timer;
  readonly #limits: FrameWatchLimits;
  readonly #watched: Watched;
  readonly #onLate: (what: "idle" | "slow") => void;
  #alarm: { atMs: number; cancel: CancelTimer } | undefined;
  #lastMs: number;
  #frameSinceMs: number | undefined;
  #pausedAtMs: number | undefined;

  constructor(options: {
    timer: Timer;
    limits: FrameWatchLimits;
    watched: Watched;
    /** May be told again for as long as the connection stays. */
    onLate: (what: "idle" | "slow") => void;
  }) {
    this.#timer = options.timer;
    this.#limits = options.limits;
    this.#watched = options.watched;
    this.#onLate = options.onLate;
    this.#lastMs = this.#timer.nowMs();
    this.#arm(this.#deadlineMs());
  }

  /** Bytes came; `hasEnded` when a frame ended among them. */
  sawBytes(hasEnded: boolean): void {
    this.#lastMs = this.#timer.nowMs();
    if (!this.#watched.isInFrame) this.#frameSinceMs = undefined;
    else if (hasEnded || this.#frameSinceMs === undefined) this.#frameSinceMs = this.#lastMs;
    const deadlineMs = this.#deadlineMs();
    // An alarm that comes too early looks again; only one that would come too late is set anew.
    if (this.#alarm === undefined || deadlineMs < this.#alarm.atMs) this.#arm(deadlineMs);
  }

  /** The connection is not read for a while. */
  pause(): void {
    this.#pausedAtMs ??= this.#timer.nowMs();
  }

  resume(): void {
    if (this.#pausedAtMs === undefined) return;
    const pausedMs = this.#timer.nowMs() - this.#pausedAtMs;
    this.#pausedAtMs = undefined;
    this.#lastMs += pausedMs;
    if (this.#frameSinceMs !== undefined) this.#frameSinceMs += pausedMs;
  }

  stop(): void {
    this.#alarm?.cancel();
  }

  #deadlineMs(): number {
    const { idleMsMax, frameMsMax, frameBytesPerSecondMin } = this.#limits;
    if (this.#frameSinceMs === undefined) return this.#lastMs + idleMsMax;
    return this.#frameSinceMs + frameMsMax + (this.#watched.frameBytes / frameBytesPerSecondMin) * 1_000;
  }

  #arm(atMs: number): void {
    this.#alarm?.cancel();
    this.#alarm = { atMs, cancel: this.#timer.after(Math.ceil(atMs - this.#timer.nowMs()), () => this.#look()) };
  }

  #look(): void {
    const nowMs = this.#timer.nowMs();
    if (this.#pausedAtMs !== undefined) {
      this.#arm(nowMs + this.#limits.frameMsMax);
      return;
    }
    const deadlineMs = this.#deadlineMs();
    this.#arm(deadlineMs > nowMs ? deadlineMs : nowMs + this.#limits.frameMsMax);
    if (deadlineMs <= nowMs) this.#onLate(this.#frameSinceMs === undefined ? "idle" : "slow");
  }
}
