import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createTransport } from "nodemailer";
import { makeCertificate } from "../../../test/support/certificates.ts";
import { startTestExchange, type TestExchange } from "../../../test/support/exchange.ts";
import { helpAddress, mailKey, writeMail } from "../../../test/support/help-mail.ts";
import type { Config } from "./config.ts";
import { startSmtp } from "./start-smtp.ts";

let exchange: TestExchange;
let folder: string;
let tls: { helpMailTlsCertificate: string; helpMailTlsKey: string };
let certificate: string;

before(async () => {
  exchange = await startTestExchange();
  folder = await mkdtemp(join(tmpdir(), "crossbay-smtp-"));
  const made = await makeCertificate("mail.crossbay.example");
  certificate = made.certificate;
  tls = { helpMailTlsCertificate: join(folder, "tls.pem"), helpMailTlsKey: join(folder, "tls.key") };
  await writeFile(tls.helpMailTlsCertificate, made.certificate);
  await writeFile(tls.helpMailTlsKey, made.key);
});
after(async () => {
  await exchange.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = (settings: Partial<Config>) => {
  const { house } = exchange;
  const key = mailKey(helpAddress, house.clock.now());
  const supportMail = { address: helpAddress, key, formerKeys: [], pem: key.pem, trusted: [] };
  return startSmtp({ ...house, config: { ...house.config, helpMailPort: 0, ...settings }, supportMail });
};
type Way = { ignoreTLS?: boolean; requireTLS?: boolean; ca?: string; maxVersion?: "TLSv1.1" };
/** What the listener answers to a mail over loopback: its code, or how the connection failed. */
const send = async (port: number, { ca, maxVersion, ...way }: Way): Promise<number | string> => {
  const transport = createTransport({
    ...{ host: "127.0.0.1", port, ...way },
    tls: {
      servername: "mail.crossbay.example",
      ...(ca ? { ca } : {}),
      ...(maxVersion ? { maxVersion, minVersion: "TLSv1" as const } : {}),
    },
  });
  const raw = writeMail({ text: "How do I add an alert?" });
  const envelope = { from: "lin@practice.example", to: helpAddress };
  return transport.sendMail({ envelope, raw }).then(
    () => 250,
    (error: { responseCode?: number; code?: string }) => error.responseCode ?? error.code ?? "",
  );
};

test("beyond this machine mail is taken after STARTTLS alone, with a certificate that its sender can check", async () => {
  const listener = (await start({ helpMailHost: "0.0.0.0", ...tls }))!;
  try {
    assert.equal(await send(listener.port, { ignoreTLS: true }), 530);
    assert.equal(await send(listener.port, { requireTLS: true, ca: certificate }), 250);
    assert.equal(await send(listener.port, { requireTLS: true }), "ESOCKET");
    assert.equal(await send(listener.port, { requireTLS: true, ca: certificate, maxVersion: "TLSv1.1" }), "ESOCKET");
  } finally {
    await listener.close();
  }
});

test("on loopback STARTTLS is offered where there is a certificate, and not asked for", async () => {
  const offered = (await start({ helpMailHost: "127.0.0.1", ...tls }))!;
  const open = (await start({ helpMailHost: "127.0.0.1" }))!;
  try {
    assert.equal(await send(offered.port, { requireTLS: true, ca: certificate }), 250);
    assert.equal(await send(offered.port, { ignoreTLS: true }), 250);
    assert.equal(await send(open.port, { ignoreTLS: true }), 250);
    assert.equal(await send(open.port, { requireTLS: true, ca: certificate }), 500);
  } finally {
    await Promise.all([offered.close(), open.close()]);
  }
});

test("beyond this machine nothing listens without a certificate, nor with half of one", async () => {
  await assert.rejects(start({ helpMailHost: "0.0.0.0" }), /beyond this machine without TLS/);
  const { helpMailTlsCertificate } = tls;
  await assert.rejects(start({ helpMailHost: "0.0.0.0", helpMailTlsCertificate }), /both or neither/);
  const helpMailTlsKey = join(folder, "absent.key");
  await assert.rejects(start({ helpMailHost: "0.0.0.0", helpMailTlsCertificate, helpMailTlsKey }), /cannot be read/);
});
