import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { type AccountsWorld, sql, startAccountsWorld } from "../../../../test/support/accounts-world.ts";
import { smtpMailSender } from "../../platform/mail.ts";
import { deliverLetter } from "./deliver-letter.ts";
import { letterJobs } from "./letter-jobs.ts";
import { letterHeader, letterOfHeaders } from "./letter-token.ts";
import type { NewLetter } from "./new-letter.ts";
import { queueLetters } from "./queue-letter.ts";
import { readSecretLinkToken } from "./secret-link.ts";

let world: AccountsWorld;
let server: SMTPServer;
let answer: "take" | "unknown-mailbox" | "away";
let taken: string[];

before(async () => {
  world = await startAccountsWorld();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo(_address, _session, done) {
      if (answer === "take") return done();
      const responseCode = answer === "away" ? 451 : 550;
      return done(Object.assign(new Error("mailbox jo@lantern.example unavailable"), { responseCode }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        taken.push(Buffer.concat(chunks).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  world.context.mail = smtpMailSender(`smtp://127.0.0.1:${port}`, "Crossbay <no-reply@hie.example>");
});
beforeEach(() => {
  answer = "take";
  taken = [];
});
after(async () => {
  await new Promise<void>((closed) => server.close(closed));
  await world.stop();
});

const invitation = {
  template: "training-invitation",
  to: { email: "jo@lantern.example", name: "Jo Reed" },
  placeholders: { participant: "Lantern Street", courses: "Consent", manager: "Grace Lin" },
  link: { path: "/training", subject: "pass-1" },
} satisfies NewLetter;

const queue = (letter: NewLetter) => world.transaction((tx) => queueLetters(tx, world.context, [letter]));
const deliver = () => world.context.jobs.drain(letterJobs, (payload) => deliverLetter(world.context, payload));
const countIn = (state: string, reason = "%") =>
  world.run(
    sql`update accounts.letter set state = state where state = ${state} and coalesce(reason, '') like ${reason}`,
  );

test("a letter leaves as text and HTML with a personal link whose token stood nowhere before", async () => {
  await queue(invitation);
  assert.equal(await deliver(), 1);
  const mail = taken[0]!.replace(/=\r\n/g, "").replace(/=3D/g, "=");
  assert.match(mail, /multipart\/alternative/);
  const token = /\/training#([\w.-]+)/.exec(mail)![1]!;
  assert.equal(readSecretLinkToken(world.context.keys, "/training", token), "pass-1");
  assert.equal(readSecretLinkToken(world.context.keys, "/aum", token), undefined);
  assert.equal(readSecretLinkToken(world.context.keys, "/training", `${token}x`), undefined);
});

test("a letter leaves with a token in its head, by which a notice of a mail server names it", async () => {
  await queue(invitation);
  await deliver();
  const [head = ""] = taken[0]!.split("\r\n\r\n");
  const values = ["Message-ID", letterHeader].map(
    (name) => new RegExp(`^${name}:\\s+(\\S+)$`, "im").exec(head)?.[1] ?? "",
  );
  for (const value of values) assert.match(letterOfHeaders(world.context.keys, [value]) ?? "", /^[0-9a-f-]{36}$/);
  assert.equal(letterOfHeaders(world.context.keys, [values[1]!.slice(0, -1), "<x@y.example>", ""]), undefined);
});

test("an address that does not exist is kept as bounced, without the address, and not tried again", async () => {
  answer = "unknown-mailbox";
  await queue(invitation);
  await deliver();
  assert.equal(await countIn("bounced", "%unavailable%"), 1);
  assert.equal(await countIn("bounced", "%lantern.example%"), 0);
  answer = "take";
  assert.equal(await deliver(), 0);
  assert.equal(taken.length, 0);
});

test("while the mail server is away a letter waits for its next try", async () => {
  answer = "away";
  await queue(invitation);
  assert.equal(await deliver(), 0);
  assert.equal(await countIn("queued"), 1);
  assert.ok(!world.logLines.some((line) => line.includes("lantern.example")));
});
