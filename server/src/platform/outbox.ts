import type { Clock } from "./clock.ts";
import type { Mail, MailSender } from "./mail.ts";
import type { Sms, SmsSender } from "./sms.ts";

const keptMax = 200;

/** The newest mails and text messages of a demonstration, kept in memory only because codes stand in them. */
export class Outbox {
  readonly #clock: Clock;
  readonly mails: (Mail & { at: string })[] = [];
  readonly sms: (Sms & { at: string })[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  addMail(mail: Mail): void {
    this.mails.unshift({ ...mail, at: this.#clock.now().toISOString() });
    this.mails.length = Math.min(this.mails.length, keptMax);
  }

  addSms(sms: Sms): void {
    this.sms.unshift({ ...sms, at: this.#clock.now().toISOString() });
    this.sms.length = Math.min(this.sms.length, keptMax);
  }
}

/** Keeps mails for the outbox page of a demonstration. */
export const outboxMailSender = (outbox: Outbox): MailSender => ({ send: async (mail) => outbox.addMail(mail) });

/** Keeps text messages for the outbox page of a demonstration. */
export const outboxSmsSender = (outbox: Outbox): SmsSender => ({ send: async (sms) => outbox.addSms(sms) });
