import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals a secret for the store: AES-256-GCM with a nonce of its own (NIST SP 800-38D), nonce and tag in front.
 * @param owner whose it is: a sealed secret that is moved to somebody else does not open
 */
export function sealSecret(key: Buffer, owner: string, secret: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** What was sealed; throws when it was changed, is somebody else's, or was sealed with another key. */
export function openSecret(key: Buffer, owner: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(owner));
  decipher.setAuthTag(tag);
  return `${decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, "utf8")}${decipher.final("utf8")}`;
}
