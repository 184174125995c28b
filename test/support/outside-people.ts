import assert from "node:assert/strict";
import type { OutsideRecipient } from "@crossbay/contract";
import type { MessagesWorld } from "./messages-world.ts";

let number = 0;

/** Somebody new outside, proofed by a code to their mobile phone. */
export const bySms = (): OutsideRecipient => {
  number += 1;
  return {
    name: "Lena Vogt",
    email: `lena${number}@lawyers.example`,
    proof: { by: "sms", mobile: `+1 518 555 ${String(2000 + number)}` },
  };
};

export const byPassphrase = (): OutsideRecipient => ({
  ...bySms(),
  proof: { by: "passphrase", passphrase: "Heron on a Jetty" },
});

export const to = (person: OutsideRecipient) => ({ kind: "outside" as const, person });

export type OutsideReading = {
  /** The link of the newest mail to somebody. */
  linkTo(person: OutsideRecipient): Promise<string>;
  smsCode(): string;
  mailCode(person: OutsideRecipient): string;
  /** By link and code up to the thread. */
  enter(link: string): Promise<{ link: string; pass: string; body: string }>;
};

/** What people outside do with the mails and text messages that reach them. */
export function meetOutside(world: MessagesWorld): OutsideReading {
  const smsCode = () => /^\d{8}/.exec(world.outbox.sms[0]?.text ?? "")?.[0] ?? "";
  return {
    async linkTo({ email }) {
      await world.deliver();
      const mail = world.outbox.mails.find((each) => each.to === email && each.text.includes("/messages/open#"));
      return /http\S+#\S+/.exec(mail?.text ?? "")?.[0] ?? "";
    },
    smsCode,
    mailCode: ({ email }) =>
      world.outbox.mails
        .filter((mail) => mail.to === email)
        .map(({ text }) => /^(\d{8}) is the code/.exec(text)?.[1])
        .find(Boolean) ?? "",
    async enter(link) {
      assert.equal((await world.send("code", { link })).status, 200);
      const read = await world.send("read", { link, code: smsCode() });
      assert.equal(read.status, 200, read.body);
      return { link, pass: /name="pass" value="([^"]+)"/.exec(read.body)?.[1] ?? "", body: read.body };
    },
  };
}
