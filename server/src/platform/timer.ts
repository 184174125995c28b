/** Time that only goes forward, and alarms. What waits takes a timer, so that tests need not. */
export type Timer = {
  /** Milliseconds since some moment in the past. */
  nowMs(): number;
  /** Runs `run` once, so many milliseconds from now, unless it is cancelled. Keeps no process alive. */
  after(ms: number, run: () => void): CancelTimer;
};

export type CancelTimer = () => void;

export const systemTimer: Timer = {
  nowMs: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
