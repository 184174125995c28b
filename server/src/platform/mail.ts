import { createTransport } from "nodemailer";

/** An e-mail of the exchange. It never carries patient data: a greeting, a sentence and a link. */
export type Mail = { to: string; subject: string; text: string };

export type MailSender = { send(mail: Mail): Promise<void> };

/** Sends through an SMTP server; throws when the server does not take the mail. */
export function smtpMailSender(url: string, from: string): MailSender {
  const transport = createTransport(url);
  return { send: async (mail) => void (await transport.sendMail({ from, ...mail })) };
}
