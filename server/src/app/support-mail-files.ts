import { createPrivateKey } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { arePair, makeMailKey, readMailCertificate, readMailCertificates } from "@crossbay/formats/smime";
import { PlainError } from "../platform/plain-error.ts";
import type { SupportMail } from "../support/index.ts";
import type { Config } from "./config.ts";
import { formerFile, readFormerKeys } from "./former-mail-keys.ts";

/** To whom mail is sent in a demonstration. */
const demonstrationAddress = "help@localhost";
const demonstrationDays = 365;

/**
 * What encrypted mail needs, from the files that the settings name or those in the data folder; undefined where no address for mail
 * is configured. With `make`, a demonstration makes itself an address, a key and a certificate.
 */
export async function loadSupportMail(
  config: Config,
  { now, make }: { now: Date; make: boolean },
): Promise<SupportMail | undefined> {
  const address = config.helpMail ?? (make ? demonstrationAddress : undefined);
  if (!address) return undefined;
  const files = supportMailFiles(config);
  if (make && !files.configured && !(await readIfThere(files.certificate))) {
    await makeSupportMailFiles(config, { address, now, days: demonstrationDays });
  }
  const pem = await read(files.certificate, files.configured);
  const certificate = readMailCertificate(Buffer.from(pem));
  if (!certificate) throw new PlainError(`There is no certificate in ${files.certificate}.`);
  const privateKey = readKey(await read(files.key, files.configured), files.key);
  if (!arePair(privateKey, certificate.x509.publicKey)) {
    throw new PlainError(`The key in ${files.key} does not belong to the certificate in ${files.certificate}.`);
  }
  if (!certificate.addresses.includes(address.toLowerCase())) {
    throw new PlainError(`The certificate in ${files.certificate} does not stand for ${address} (CROSSBAY_HELP_MAIL).`);
  }
  if (!certificate.takesEncryptedMail) {
    throw new PlainError(`Nothing can be encrypted for the certificate in ${files.certificate}: it needs an RSA key.`);
  }
  const trusted = config.helpMailAuthorities
    ? readMailCertificates(await readFile(config.helpMailAuthorities).catch(unreadable(config.helpMailAuthorities)))
    : [];
  if (config.helpMailAuthorities && trusted.length === 0) {
    throw new PlainError(`There is no certificate in ${config.helpMailAuthorities} (CROSSBAY_HELP_MAIL_AUTHORITIES).`);
  }
  const formerKeys = await readFormerKeys(files);
  return { address: address.toLowerCase(), key: { certificate, privateKey }, formerKeys, pem, trusted };
}

/** Where certificate and key stand. */
export function supportMailFiles(config: Config): { certificate: string; key: string; configured: boolean } {
  const { helpMailCertificate, helpMailKey, home } = config;
  if (helpMailCertificate && helpMailKey)
    return { certificate: helpMailCertificate, key: helpMailKey, configured: true };
  if (helpMailCertificate || helpMailKey) {
    throw new PlainError("Set CROSSBAY_HELP_MAIL_CERTIFICATE and CROSSBAY_HELP_MAIL_KEY, both or neither.");
  }
  const folder = join(home, "keys");
  return { certificate: join(folder, "help-mail.pem"), key: join(folder, "help-mail.key"), configured: false };
}

/** Makes key and certificate in the data folder; what stood there before stays beside it under another name. */
export async function makeSupportMailFiles(
  config: Config,
  { address, now, days }: { address: string; now: Date; days: number },
): Promise<void> {
  const { certificate, key } = supportMailFiles(config);
  const made = makeMailKey({ address, name: `${config.exchangeName} help`, now, days });
  await mkdir(join(config.home, "keys"), { recursive: true, mode: 0o700 });
  const before = now.toISOString().replace(/\D/g, "");
  for (const file of [certificate, key]) {
    if (await readIfThere(file)) await rename(file, formerFile(file, before));
  }
  await writeFile(key, made.privateKey, { mode: 0o600, flush: true });
  await writeFile(certificate, made.certificate, { flush: true });
}

function readKey(pem: string, file: string) {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new PlainError(`The private key in ${file} cannot be read.`, { cause });
  }
}

const readIfThere = (file: string): Promise<string | undefined> => readFile(file, "utf8").catch(() => undefined);

const unreadable =
  (file: string) =>
  (cause: Error): never => {
    throw new PlainError(`The file ${file} cannot be read: ${cause.message}.`, { cause });
  };

async function read(file: string, isConfigured: boolean): Promise<string> {
  const text = await readIfThere(file);
  if (text !== undefined) return text;
  throw new PlainError(
    isConfigured
      ? `The file ${file} cannot be read.`
      : `There is no ${file}: make key and certificate with ./crossbay mail-certificate make, or name your own in CROSSBAY_HELP_MAIL_CERTIFICATE and CROSSBAY_HELP_MAIL_KEY.`,
  );
}
