import { X509Certificate } from "node:crypto";

/** What stands in a client certificate, as far as it matters here. */
export type CertificateFacts = {
  /** SHA-256 of the certificate in DER. */
  fingerprint: Buffer;
  /** On one line, the most telling part first, such as `CN=interface.hospital.example, O=Hospital`. */
  subject: string;
  validFrom: Date;
  validUntil: Date;
};

const subjectLengthMax = 300;
const rsaBitsMin = 2_048;

/**
 * Reads one certificate in PEM. Refused, in a sentence: what is no certificate, several at once, a private key beside it, an
 * RSA key under 2,048 bits, and one that has expired.
 */
export function readCertificate(pem: string, now: Date): CertificateFacts | { refused: string } {
  if (/PRIVATE KEY/.test(pem)) {
    return { refused: "The file holds a private key: give the certificate alone, and keep the key with the sender." };
  }
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length > 1) {
    return { refused: "The file holds several certificates: give the sender's own, without its chain." };
  }
  const facts = factsOf(blocks[0]);
  if (facts === undefined) return { refused: "The file holds no X.509 certificate in PEM." };
  if (facts.rsaBits !== undefined && facts.rsaBits < rsaBitsMin) {
    return { refused: `The certificate's RSA key has ${facts.rsaBits} bits; ${rsaBitsMin} is the least.` };
  }
  if (facts.certificate.validUntil <= now) {
    return { refused: `The certificate expired on ${facts.certificate.validUntil.toISOString().slice(0, 10)}.` };
  }
  return facts.certificate;
}

function factsOf(pem: string | undefined): { certificate: CertificateFacts; rsaBits: number | undefined } | undefined {
  if (pem === undefined) return undefined;
  try {
    const x509 = new X509Certificate(pem);
    const rsaBits =
      x509.publicKey.asymmetricKeyType === "rsa" ? x509.publicKey.asymmetricKeyDetails?.modulusLength : undefined;
    return { certificate: certificateFacts(x509), rsaBits };
  } catch {
    return undefined;
  }
}

/** Of a certificate that was read already: a listener's own, or a peer's. */
export const certificateFacts = (x509: X509Certificate): CertificateFacts => ({
  fingerprint: Buffer.from(x509.fingerprint256.replaceAll(":", ""), "hex"),
  subject: (x509.subject ?? "").split("\n").reverse().join(", ").slice(0, subjectLengthMax),
  validFrom: x509.validFromDate,
  validUntil: x509.validToDate,
});

/** Days before the end of a certificate on which its people are told; the last one is the day it has ended. */
export const expiryWarningDays = [30, 14, 7, 3, 1, 0] as const;

/** The warning that is due: the nearest of {@link expiryWarningDays} that has been reached. Undefined: none yet. */
export function dueExpiryWarning(validUntil: Date, now: Date): number | undefined {
  const daysLeft = (validUntil.getTime() - now.getTime()) / 86_400_000;
  return expiryWarningDays.findLast((days) => daysLeft <= days);
}
