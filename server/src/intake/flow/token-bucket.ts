/** Lets so many pass a second, and a second's worth at once after a rest. */
export class TokenBucket {
  #perSecond: number;
  #tokens: number;
  #atMs: number;

  constructor(perSecond: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#tokens = this.#most;
    this.#atMs = nowMs;
  }

  setRate(perSecond: number): void {
    this.#perSecond = perSecond;
  }

  /** Milliseconds until one may pass; 0 when it may now. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.#perSecond) * 1_000;
  }

  /** Lets one pass. */
  take(nowMs: number): void {
    this.#fill(nowMs);
    this.#tokens--;
  }

  get #most(): number {
    return Math.max(1, this.#perSecond);
  }

  #fill(nowMs: number): void {
    this.#tokens = Math.min(this.#most, this.#tokens + ((nowMs - this.#atMs) / 1_000) * this.#perSecond);
    this.#atMs = nowMs;
  }
}
