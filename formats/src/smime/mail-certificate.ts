import { Buffer } from "node:buffer";
import { X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";
import { decodeAsn1 } from "./bounded-asn1.ts";

/** A certificate for mail, read once. */
export type MailCertificate = {
  x509: X509Certificate;
  parsed: pkijs.Certificate;
  /** SHA-256 of its DER, in hexadecimal digits without colons. */
  fingerprint: string;
  /** The mail addresses that it stands for, in small letters (RFC 8550 §3: alternative names, then the subject's). */
  addresses: readonly string[];
  /** Of its subject: its common name, or the whole subject. */
  name: string;
  notBefore: Date;
  notAfter: Date;
  /** May sign mail: an end entity whose uses, where it names any, include it. */
  signsMail: boolean;
  /** May be encrypted for: an RSA key of at least 2,048 bits whose uses, where it names any, include it. */
  takesEncryptedMail: boolean;
  ca: boolean;
  /** Its uses, where it names any, include signing certificates. */
  signsCertificates: boolean;
  /** How many authorities may stand below it; undefined: any number. */
  pathLength: number | undefined;
  /** Signed over a digest that is broken, such as SHA-1. */
  weaklySigned: boolean;
};

const pemBytesMax = 64 * 1024;
const certificateBytesMax = 16 * 1024;
const ids = {
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  emailProtection: "1.3.6.1.5.5.7.3.4",
  anyUse: "2.5.29.37.0",
  emailAddress: "1.2.840.113549.1.9.1",
} as const;
// md2, md4, md5 and sha1 with RSA; sha1 with ECDSA and DSA.
const weakSignatures = new Set([
  "1.2.840.113549.1.1.2",
  "1.2.840.113549.1.1.3",
  "1.2.840.113549.1.1.4",
  "1.2.840.113549.1.1.5",
  "1.2.840.10045.4.1",
  "1.2.840.10040.4.3",
]);

/** Reads one certificate, DER or PEM (the first in it); undefined where it is none. */
export function readMailCertificate(bytes: Buffer): MailCertificate | undefined {
  return readMailCertificates(bytes)[0];
}

/** Reads every certificate of a PEM file, or the one of a DER file; what is none is left out. */
export function readMailCertificates(bytes: Buffer): MailCertificate[] {
  if (bytes.length > pemBytesMax) return [];
  const text = bytes.toString("latin1");
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g);
  if (!blocks) return [certificateOf(bytes)].filter((found) => found !== undefined);
  return blocks
    .map((block) => certificateOf(Buffer.from(block.replace(/-----[A-Z ]+-----|\s+/g, ""), "base64")))
    .filter((found) => found !== undefined);
}

/** Reads the DER of one. */
export function certificateOf(der: Buffer): MailCertificate | undefined {
  const schema = der.length <= certificateBytesMax ? decodeAsn1(der) : undefined;
  if (!schema) return undefined;
  try {
    return factsOf(new X509Certificate(der), new pkijs.Certificate({ schema }));
  } catch {
    return undefined;
  }
}

function factsOf(x509: X509Certificate, parsed: pkijs.Certificate): MailCertificate {
  const extension = (id: string) => parsed.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const uses = keyUses(extension(ids.keyUsage));
  const purposes: string[] | undefined = extension(ids.extendedKeyUsage)?.keyPurposes;
  const forMail = !purposes || purposes.includes(ids.emailProtection) || purposes.includes(ids.anyUse);
  const constraints = extension(ids.basicConstraints) as pkijs.BasicConstraints | undefined;
  const bits = x509.publicKey.asymmetricKeyDetails?.modulusLength;
  const isRsa = x509.publicKey.asymmetricKeyType === "rsa";
  return {
    x509,
    parsed,
    fingerprint: x509.fingerprint256.replaceAll(":", "").toLowerCase(),
    addresses: addressesOf(x509, parsed),
    name: /^CN=(.+)$/m.exec(x509.subject)?.[1] ?? x509.subject.replaceAll("\n", ", "),
    notBefore: new Date(x509.validFrom),
    notAfter: new Date(x509.validTo),
    signsMail: forMail && (uses === undefined || uses.digitalSignature) && (bits === undefined || bits >= 2_048),
    takesEncryptedMail: forMail && isRsa && (bits ?? 0) >= 2_048 && (uses === undefined || uses.keyEncipherment),
    ca: constraints?.cA === true,
    signsCertificates: uses === undefined || uses.certificateSigning,
    pathLength: typeof constraints?.pathLenConstraint === "number" ? constraints.pathLenConstraint : undefined,
    weaklySigned: weakSignatures.has(parsed.signatureAlgorithm.algorithmId),
  };
}

type KeyUses = { digitalSignature: boolean; keyEncipherment: boolean; certificateSigning: boolean };

/** Digital signature or non-repudiation signs mail (RFC 8550 §4.4.2); bit 2 wraps keys, bit 5 signs certificates. */
function keyUses(usage: { valueBlock: { valueHexView: Uint8Array } } | undefined): KeyUses | undefined {
  const octet = usage?.valueBlock.valueHexView[0];
  if (octet === undefined) return undefined;
  return {
    digitalSignature: (octet & 0xc0) !== 0,
    keyEncipherment: (octet & 0x20) !== 0,
    certificateSigning: (octet & 0x04) !== 0,
  };
}

function addressesOf(x509: X509Certificate, parsed: pkijs.Certificate): string[] {
  const alternative = (x509.subjectAltName ?? "")
    .split(", ")
    .filter((name) => name.startsWith("email:"))
    .map((name) => name.slice("email:".length));
  const ofSubject = parsed.subject.typesAndValues
    .filter(({ type }) => type === ids.emailAddress)
    .map(({ value }) => String(value.valueBlock.value));
  const plain = /^[^\s@"<>,;:\0]{1,64}@[^\s@"<>,;:\0]{1,190}$/;
  return [...new Set([...alternative, ...ofSubject].map((address) => address.toLowerCase()))].filter((address) =>
    plain.test(address),
  );
}
