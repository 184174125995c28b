import { Buffer } from "node:buffer";
import { constants, createDecipheriv, type KeyObject, privateDecrypt } from "node:crypto";
import type * as asn1 from "asn1js";
import * as pkijs from "pkijs";
import { digestNames } from "./digest-names.ts";
import type { MailCertificate } from "./mail-certificate.ts";
import { octetsOf } from "./octets.ts";
import { isNamed } from "./recipient-id.ts";

/** A certificate with the key that opens what was encrypted for it. */
export type MailKey = { certificate: MailCertificate; privateKey: KeyObject };

/**
 * `not-for-us`: for none of the keys. `weak-cipher`: triple DES, RC2 and their like. `cannot-open`: everything else that
 * fails while opening, one word for all, so that nobody learns by trying where it failed (RFC 3218).
 */
export type EnvelopeRefusal = "not-for-us" | "weak-cipher" | "cannot-open";

const ciphers: Record<string, { name: "aes-128-cbc" | "aes-192-cbc" | "aes-256-cbc"; keyBytes: number }> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", keyBytes: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", keyBytes: 24 },
  "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", keyBytes: 32 },
};
const rsaes = { pkcs1: "1.2.840.113549.1.1.1", oaep: "1.2.840.113549.1.1.7" } as const;
const sha1 = "1.3.14.3.2.26";
const recipientsMax = 100;

/** Decrypts enveloped data (RFC 5652 §6) with whichever of the keys it was encrypted for. */
export function openEnvelope(content: asn1.AsnType, keys: readonly MailKey[]): Buffer | { refused: EnvelopeRefusal } {
  const envelope = new pkijs.EnvelopedData({ schema: content });
  const { contentEncryptionAlgorithm: algorithm, encryptedContent } = envelope.encryptedContentInfo;
  if (envelope.recipientInfos.length > recipientsMax || !encryptedContent) return { refused: "cannot-open" };
  const found = findRecipient(envelope, keys);
  if (!found) return { refused: "not-for-us" };
  const cipher = ciphers[algorithm.algorithmId];
  if (!cipher) return { refused: "weak-cipher" };
  try {
    const key = unwrapKey(found.recipient, found.key.privateKey);
    const nonce = octetsOf(algorithm.algorithmParams);
    if (key.length !== cipher.keyBytes) return { refused: "cannot-open" };
    const decipher = createDecipheriv(cipher.name, key, nonce);
    return Buffer.concat([decipher.update(octetsOf(encryptedContent)), decipher.final()]);
  } catch {
    return { refused: "cannot-open" };
  }
}

function findRecipient(
  envelope: pkijs.EnvelopedData,
  keys: readonly MailKey[],
): { recipient: pkijs.KeyTransRecipientInfo; key: MailKey } | undefined {
  for (const { value } of envelope.recipientInfos) {
    if (!(value instanceof pkijs.KeyTransRecipientInfo)) continue;
    const key = keys.find(({ certificate }) => isNamed(value.rid, certificate));
    if (key) return { recipient: value, key };
  }
  return undefined;
}

function unwrapKey({ keyEncryptionAlgorithm, encryptedKey }: pkijs.KeyTransRecipientInfo, key: KeyObject): Buffer {
  const wrapped = octetsOf(encryptedKey);
  if (keyEncryptionAlgorithm.algorithmId === rsaes.pkcs1) {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, wrapped);
  }
  if (keyEncryptionAlgorithm.algorithmId !== rsaes.oaep) throw new Error("The key is wrapped in an unknown way.");
  const parameters = new pkijs.RSAESOAEPParams({ schema: keyEncryptionAlgorithm.algorithmParams });
  const id = parameters.hashAlgorithm.algorithmId;
  const oaepHash = id === sha1 ? "sha1" : digestNames[id];
  if (!oaepHash) throw new Error("The key is wrapped over an unknown digest.");
  return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, wrapped);
}
