import { setInterval } from "node:timers/promises";
import type { TestExchange } from "../../support/exchange.ts";

const pollEveryMs = 100;
/** A busy machine may take its time to send; only a mail that never comes waits so long. */
const pollsMax = 600;

/** The newest mail to this address with these words in its subject, once it has left. */
export async function mailTo(exchange: TestExchange, address: string, subject: string): Promise<{ text: string }> {
  const { outbox } = exchange.house;
  let polls = 0;
  for await (const _ of setInterval(pollEveryMs)) {
    const mail = outbox?.mails.find((each) => each.to === address && each.subject.includes(subject));
    if (mail) return mail;
    polls += 1;
    if (polls === pollsMax) break;
  }
  const came = outbox?.mails.map((each) => `${each.to}: ${each.subject}`).join("\n");
  throw new Error(`No mail “${subject}” came to ${address}. These did:\n${came}`);
}

/** Where the first link of a mail leads, from the slash on: what it says before is the address of another port. */
export function linkIn({ text }: { text: string }): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`There is no link in:\n${text}`);
  const { pathname, hash } = new URL(link);
  return `${pathname}${hash}`;
}

/** What stands after this word in a mail. */
export function wordIn({ text }: { text: string }, label: string): string {
  const word = new RegExp(`^${label}: (\\S+)`, "m").exec(text)?.[1];
  if (!word) throw new Error(`“${label}” is not in:\n${text}`);
  return word;
}

/** The newest code that went to anybody, or to this mobile number. */
export function newestCode({ house }: TestExchange, mobile?: string): string {
  const message = house.outbox?.sms.find(({ to }) => mobile === undefined || to === mobile);
  const code = message?.text.match(/\b\d{8}\b/)?.[0];
  if (!code) throw new Error(`No code went to ${mobile ?? "anybody"}.`);
  return code;
}
