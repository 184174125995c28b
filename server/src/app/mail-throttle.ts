import type { Clock } from "../platform/clock.ts";

const windowMs = 10 * 60_000;
/** Mails in ten minutes. */
const max = { anAddress: 30, allTogether: 200 };
/** IPv6 networks are handed out in /64s; older ones count whole. */
const networkOf = (address: string): string =>
  address.includes(":") && !address.startsWith("::ffff:") ? address.split(":").slice(0, 4).join(":") : address;

/** Counts mails that came of late, in this process, so that a flood does not fill the store. */
export class MailThrottle {
  readonly #clock: Pick<Clock, "now">;
  #began = 0;
  #all = 0;
  #byNetwork = new Map<string, number>();

  constructor(clock: Pick<Clock, "now">) {
    this.#clock = clock;
  }

  /** Counts one more from there; false when it is too many. */
  takes(address: string): boolean {
    const now = this.#clock.now().getTime();
    if (now - this.#began >= windowMs) {
      this.#began = now;
      this.#all = 0;
      this.#byNetwork = new Map();
    }
    const network = networkOf(address);
    const count = (this.#byNetwork.get(network) ?? 0) + 1;
    if (this.#all >= max.allTogether || count > max.anAddress) return false;
    this.#all += 1;
    this.#byNetwork.set(network, count);
    return true;
  }
}
