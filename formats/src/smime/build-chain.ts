import type { MailCertificate } from "./mail-certificate.ts";

const chainMax = 6;

/**
 * Whether a certificate leads to one that is trusted (RFC 5280 §6, without policies, name constraints and revocation):
 * each is valid now, signed by the next over an unbroken digest, and the next may sign certificates. A trusted one need
 * not be a root.
 * @param others certificates that came with the mail, on which a way may lead
 */
export function leadsToTrusted(
  certificate: MailCertificate,
  { trusted, others, now }: { trusted: readonly MailCertificate[]; others: readonly MailCertificate[]; now: Date },
): boolean {
  const anchors = new Set(trusted.map(({ fingerprint }) => fingerprint));
  const candidates = [...trusted, ...others];
  const seen = new Set<string>();
  const leads = (at: MailCertificate, below: number): boolean => {
    if (!isValidAt(at, now)) return false;
    if (anchors.has(at.fingerprint)) return true;
    if (below >= chainMax || at.weaklySigned || seen.has(at.fingerprint)) return false;
    seen.add(at.fingerprint);
    return candidates.some((issuer) => mayHaveIssued(issuer, at, below) && leads(issuer, below + 1));
  };
  return leads(certificate, 0);
}

/** @param below how many authorities stand between the end entity and this issuer */
function mayHaveIssued(issuer: MailCertificate, { x509, fingerprint }: MailCertificate, below: number): boolean {
  if (issuer.fingerprint === fingerprint || !issuer.ca || !issuer.signsCertificates) return false;
  if (issuer.pathLength !== undefined && below > issuer.pathLength) return false;
  return x509.checkIssued(issuer.x509) && x509.verify(issuer.x509.publicKey);
}

export const isValidAt = ({ notBefore, notAfter }: MailCertificate, now: Date): boolean =>
  notBefore <= now && now <= notAfter;
