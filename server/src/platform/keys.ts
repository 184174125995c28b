import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PlainError } from "./plain-error.ts";

/** The secrets of one exchange, each derived from one master secret for one use. */
export type Keys = {
  /** Resource and patient ids: HMAC of source, kind and business identifier. */
  readonly ids: Buffer;
  /** Identifier and block keys of the person index. */
  readonly matching: Buffer;
  /** Sign-in: security codes, session tokens, attempt counters. */
  readonly signIn: Buffer;
  /** Seals what must be read again, such as the secret of an authenticator app. */
  readonly secrets: Buffer;
  /** Ed25519 pair that signs the anchors of the audit chain; `id` names the pair. */
  readonly audit: { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };
};

/** Derives all keys (HKDF-SHA-256, RFC 5869) from a master secret of at least 32 bytes. */
export function deriveKeys(master: Buffer): Keys {
  const derive = (use: string) => Buffer.from(hkdfSync("sha256", master, "crossbay", use, 32));
  // PKCS#8 of an Ed25519 seed has this fixed prefix (RFC 8410 §7).
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), derive("audit-anchors")]);
  const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  const id = createHash("sha256")
    .update(publicKey.export({ format: "der", type: "spki" }))
    .digest("hex")
    .slice(0, 16);
  return {
    ids: derive("resource-ids"),
    matching: derive("matching"),
    signIn: derive("sign-in"),
    secrets: derive("secrets"),
    audit: { id, privateKey, publicKey },
  };
}

/**
 * Reads the master secret from `folder/master.key` (64 hexadecimal digits, mode 0600), or makes one when none is there.
 * Losing it orphans every deterministic id, so it belongs into the backup.
 */
export async function loadKeys(folder: string): Promise<Keys> {
  const file = join(folder, "master.key");
  const text = (await readFile(file, "utf8").catch(() => undefined)) ?? (await makeMaster(folder, file));
  if (!/^[0-9a-f]{64}\s*$/.test(text))
    throw new PlainError(`The key file ${file} is damaged: restore it from your backup.`);
  return deriveKeys(Buffer.from(text.trim(), "hex"));
}

async function makeMaster(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = `${randomBytes(32).toString("hex")}\n`;
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
  return text;
}
