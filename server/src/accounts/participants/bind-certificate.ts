import type { SourceId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type CertificateFacts, readCertificate } from "./certificate-rules.ts";
import { insertCertificate, removeCertificate } from "./certificate-store.ts";

/**
 * Lets a client certificate speak for a source over MLLP with TLS. A source may have several, so that one can follow
 * another; a certificate may speak for several sources of one integration engine. Refused in a sentence.
 * @param binding.pem one certificate, PEM
 */
export async function bindCertificate(
  tx: Tx,
  binding: { sourceId: SourceId; pem: string; now: Date },
): Promise<CertificateFacts | { refused: string }> {
  const certificate = readCertificate(binding.pem, binding.now);
  if ("refused" in certificate) return certificate;
  const isNew = await insertCertificate(tx, { ...certificate, sourceId: binding.sourceId }, binding.now);
  return isNew ? certificate : { refused: "This certificate speaks for that source already." };
}

/**
 * Takes a certificate from a source; open connections keep it until they close.
 * @param binding.fingerprint SHA-256 in hexadecimal, colons or not
 */
export async function unbindCertificate(
  tx: Tx,
  binding: { sourceId: SourceId; fingerprint: string; now: Date },
): Promise<{ removed: true } | { refused: string }> {
  const hex = binding.fingerprint.replaceAll(":", "").trim();
  if (!/^[0-9a-f]{64}$/i.test(hex)) return { refused: "A fingerprint is SHA-256 in hexadecimal: 64 digits." };
  const fingerprint = Buffer.from(hex, "hex");
  const count = await removeCertificate(tx, { sourceId: binding.sourceId, fingerprint }, binding.now);
  return count > 0 ? { removed: true } : { refused: "No certificate with this fingerprint speaks for that source." };
}
