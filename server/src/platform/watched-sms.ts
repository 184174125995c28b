import type { Sms, SmsSender } from "./sms.ts";

/** Sends through another sender, and remembers whether the provider takes text messages at all. */
export class WatchedSms implements SmsSender {
  readonly #sender: SmsSender;
  #failuresInARow = 0;

  constructor(sender: SmsSender) {
    this.#sender = sender;
  }

  /** Of this process, since the last one that was taken. */
  get failuresInARow(): number {
    return this.#failuresInARow;
  }

  async send(sms: Sms): Promise<void> {
    try {
      await this.#sender.send(sms);
    } catch (error) {
      this.#failuresInARow += 1;
      throw error;
    }
    this.#failuresInARow = 0;
  }
}
