import type { HeldMail, MailCertificates } from "@crossbay/contract";
import { mailCertificates, passwordMail, patientMail, unreadableMail } from "./canned/held-mail.ts";

export interface FakeMail {
  mails: HeldMail[];
  certificates: MailCertificates;
  /** Bodies of everything that was sent, by method and path, the newest last. */
  sent: { asked: string; body: unknown }[];
}

export const newFakeMail = (): FakeMail =>
  structuredClone({ mails: [patientMail, passwordMail, unreadableMail], certificates: mailCertificates, sent: [] });
