import { Buffer } from "node:buffer";
import { constants, createHash, verify } from "node:crypto";
import type * as asn1 from "asn1js";
import * as pkijs from "pkijs";
import { isValidAt, leadsToTrusted } from "./build-chain.ts";
import { digestNames } from "./digest-names.ts";
import { certificateOf, type MailCertificate } from "./mail-certificate.ts";
import { octetsOf } from "./octets.ts";
import { isNamed } from "./recipient-id.ts";

/**
 * Why a signature proves nothing: `altered`: what was signed is not what came; `weak`: a broken digest or too short a key;
 * `no-certificate`: its signer's certificate did not come along; `not-for-mail`: it may not sign mail; `expired` and
 * `not-yet-valid`: at the time of receipt; `several-signers`: nobody can say whose words they are.
 */
export type SignatureProblem =
  | "altered"
  | "weak"
  | "no-certificate"
  | "not-for-mail"
  | "expired"
  | "not-yet-valid"
  | "several-signers";

/** What a signature says. Without `problem` it is sound; whose it is counts only when `trusted`, or known otherwise. */
export type MailSignature = {
  problem?: SignatureProblem;
  signer?: MailCertificate;
  /** The signer's certificate leads to a trusted one. */
  trusted: boolean;
};

export type SignatureFacts = { now: Date; trusted: readonly MailCertificate[] };

const ids = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  pss: "1.2.840.113549.1.1.10",
} as const;
const certificatesMax = 20;

/** Checks signed data (RFC 5652 §5) over `content`, which is the detached part or what stood inside. */
export function checkSignature(signed: pkijs.SignedData, content: Buffer, facts: SignatureFacts): MailSignature {
  const others = (signed.certificates ?? [])
    .slice(0, certificatesMax)
    .filter((item): item is pkijs.Certificate => item instanceof pkijs.Certificate)
    .map((item) => certificateOf(Buffer.from(item.toSchema().toBER())))
    .filter((found) => found !== undefined);
  const [info, ...more] = signed.signerInfos;
  if (!info || more.length > 0) return { problem: "several-signers", trusted: false };
  const signer = others.find((certificate) => isNamed(info.sid, certificate));
  if (!signer) return { problem: "no-certificate", trusted: false };
  const digest = digestNames[info.digestAlgorithm.algorithmId];
  const problem = !digest
    ? "weak"
    : isSoundOver(info, { content, digest, signer, contentType: signed.encapContentInfo.eContentType })
      ? problemOf(signer, facts.now)
      : "altered";
  if (problem) return { problem, signer, trusted: false };
  return { signer, trusted: leadsToTrusted(signer, { ...facts, others }) };
}

function problemOf(signer: MailCertificate, now: Date): SignatureProblem | undefined {
  if ((signer.x509.publicKey.asymmetricKeyDetails?.modulusLength ?? 2_048) < 2_048) return "weak";
  if (!signer.signsMail) return "not-for-mail";
  if (!isValidAt(signer, now)) return now < signer.notBefore ? "not-yet-valid" : "expired";
  return undefined;
}

type Claim = { content: Buffer; digest: "sha256" | "sha384" | "sha512"; signer: MailCertificate; contentType: string };

function isSoundOver(info: pkijs.SignerInfo, { content, digest, signer, contentType }: Claim): boolean {
  let over = content;
  if (info.signedAttrs) {
    const attribute = (id: string) => {
      const found = info.signedAttrs?.attributes.filter(({ type }) => type === id) ?? [];
      return found.length === 1 && found[0]!.values.length === 1 ? found[0]!.values[0] : undefined;
    };
    const claimed = attribute(ids.messageDigest) as asn1.OctetString | undefined;
    const type = attribute(ids.contentType) as asn1.ObjectIdentifier | undefined;
    const actual = createHash(digest).update(content).digest();
    if (!claimed || !octetsOf(claimed).equals(actual)) return false;
    if (type?.valueBlock.toString() !== contentType) return false;
    // The attributes as they came, under the tag of a SET (RFC 5652 §5.4).
    over = Buffer.from(info.signedAttrs.encodedValue);
  }
  return verifies(info, over, { digest, signer });
}

function verifies(info: pkijs.SignerInfo, over: Buffer, { digest, signer }: Pick<Claim, "digest" | "signer">): boolean {
  const key = signer.x509.publicKey;
  const signature = octetsOf(info.signature);
  const { algorithmId, algorithmParams } = info.signatureAlgorithm;
  try {
    if (key.asymmetricKeyType === "ed25519") return verify(null, over, key, signature);
    if (key.asymmetricKeyType === "ec") return verify(digest, over, key, signature);
    if (key.asymmetricKeyType !== "rsa" && key.asymmetricKeyType !== "rsa-pss") return false;
    if (algorithmId !== ids.pss) return verify(digest, over, key, signature);
    const { hashAlgorithm, saltLength } = new pkijs.RSASSAPSSParams({ schema: algorithmParams });
    if (digestNames[hashAlgorithm.algorithmId] !== digest) return false;
    return verify(digest, over, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
  } catch {
    return false;
  }
}
