import { createPrivateKey } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { arePair, type MailKey, readMailCertificate } from "@crossbay/formats/smime";
import { PlainError } from "../platform/plain-error.ts";

/** More are tried by nobody: the newest count. */
const keysMax = 10;

/** Under which name a file stays beside the one that takes its place: the digits of the time at its end. */
export const formerFile = (file: string, digits: string): string => `${file}.${digits}`;

/**
 * The pairs of certificate and key that were replaced and still stand beside the present ones, the newest first: whoever has the old
 * certificate still encrypts for it. A certificate whose key was taken away counts no more; a damaged pair is refused by name.
 */
export async function readFormerKeys(files: { certificate: string; key: string }): Promise<MailKey[]> {
  const names = await readdir(dirname(files.certificate)).catch(() => []);
  const start = `${basename(files.certificate)}.`;
  const times = names
    .filter((name) => name.startsWith(start) && /^\d{14,17}$/.test(name.slice(start.length)))
    .map((name) => name.slice(start.length))
    .toSorted()
    .toReversed()
    .slice(0, keysMax);
  const pairs = [];
  for (const time of times) {
    const file = { certificate: formerFile(files.certificate, time), key: formerFile(files.key, time) };
    const key = await readFile(file.key).catch(ifThere);
    if (key) pairs.push(pairOf(file, { certificate: await readFile(file.certificate), key }));
  }
  return pairs;
}

function pairOf(file: { certificate: string; key: string }, bytes: { certificate: Buffer; key: Buffer }): MailKey {
  try {
    const certificate = readMailCertificate(bytes.certificate);
    const privateKey = createPrivateKey(bytes.key);
    if (certificate && arePair(privateKey, certificate.x509.publicKey)) return { certificate, privateKey };
  } catch (cause) {
    throw new PlainError(words(file), { cause });
  }
  throw new PlainError(words(file));
}

const words = ({ certificate, key }: { certificate: string; key: string }): string =>
  `${certificate} and ${key} are no pair of certificate and key: take them away, or put the right ones there.`;

const ifThere = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT") throw error;
};
