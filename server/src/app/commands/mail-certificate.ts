import { readFile } from "node:fs/promises";
import { readMailCertificate } from "@crossbay/formats/smime";
import { systemClock } from "../../platform/clock.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments, readWhole } from "../arguments.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { makeSupportMailFiles, supportMailFiles } from "../support-mail-files.ts";

/** `./crossbay mail-certificate make|show` */
export const mailCertificateCommand: Command = {
  name: "mail-certificate",
  summary: "Make or show the certificate for which mail to the exchange is encrypted",
  usage: `
Usage: ./crossbay mail-certificate make [--address ADDRESS] [--days N] [--replace]
       ./crossbay mail-certificate show

make makes an RSA key and a certificate that the key itself signs, for CROSSBAY_HELP_MAIL or --address, in
CROSSBAY_HOME/keys. With --replace those that are there stay beside them, with the time at the end of their names: they
still open mail of those who have the old certificate, until you take them away (the newest ten are tried). Where the old
key may be known to others, take them away at once. Start the exchange again to use the new one.
show prints the certificate, its fingerprint and until when it is valid. People find it at /support/encrypted-mail.

  --address ADDRESS  whose certificate it is (CROSSBAY_HELP_MAIL)
  --days N           how long it is valid (730; 1 to 3650)
  --replace          although there is one`,
  async run(args) {
    const [verb, ...rest] = args;
    if (verb === "make") return make(rest);
    if (verb === "show" && rest.length === 0) return show();
    throw new PlainError("Say ./crossbay mail-certificate make or show; --help tells more.", { exitCode: 2 });
  },
};

async function make(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: { address: { type: "string" }, days: { type: "string" }, replace: { type: "boolean" } },
  });
  const config = readConfig(process.env);
  const address = (values.address ?? config.helpMail)?.toLowerCase();
  if (!address) throw new PlainError("Say whose certificate it is: --address, or CROSSBAY_HELP_MAIL.", { exitCode: 2 });
  if (!/^[^\s@<>,;:"+]{1,64}@[^\s@<>,;:"]{1,190}$/.test(address)) {
    throw new PlainError(`${address} is not an address for mail.`, { exitCode: 2 });
  }
  const days = readWhole("--days", values.days, { min: 1, max: 3_650, fallback: 730 });
  const files = supportMailFiles(config);
  if (files.configured) {
    throw new PlainError("CROSSBAY_HELP_MAIL_CERTIFICATE names a certificate of your own: nothing was made.");
  }
  if (!values.replace && (await readFile(files.certificate).catch(() => undefined))) {
    throw new PlainError(`There is one already in ${files.certificate}: --replace makes another.`);
  }
  await makeSupportMailFiles(config, { address, now: systemClock.now(), days });
  process.stdout.write(`Made ${files.certificate} and ${files.key}.\n`);
  return show();
}

async function show(): Promise<number> {
  const { certificate: file } = supportMailFiles(readConfig(process.env));
  const pem = await readFile(file, "utf8").catch(() => undefined);
  const certificate = pem && readMailCertificate(Buffer.from(pem));
  if (!pem || !certificate)
    throw new PlainError(`There is no certificate in ${file}: ./crossbay mail-certificate make.`);
  const { addresses, fingerprint, notAfter } = certificate;
  process.stdout.write(
    `address      ${addresses.join(", ")}\nfingerprint  ${fingerprint} (SHA-256)\nvalid until  ${notAfter.toISOString().slice(0, 10)}\n\n${pem}`,
  );
  return 0;
}
