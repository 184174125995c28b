import { Buffer } from "node:buffer";
import { constants, createCipheriv, createHash, createSign, publicEncrypt, randomBytes } from "node:crypto";
import * as asn1 from "asn1js";
import * as pkijs from "pkijs";
import type { MailCertificate } from "./mail-certificate.ts";
import { base64Lines, withCrlf } from "./mime-entity.ts";
import type { MailKey } from "./open-envelope.ts";

const ids = {
  sha256: "2.16.840.1.101.3.4.2.1",
  rsa: "1.2.840.113549.1.1.1",
  aes256Cbc: "2.16.840.1.101.3.4.1.42",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
} as const;

/**
 * Signs an entity and encrypts it for a recipient (RFC 8551): RSA with SHA-256 inside, AES-256 around. Answers a whole
 * entity, head and body, before which the fields of a mail stand.
 * @throws when the recipient's certificate takes no encrypted mail
 */
export const sealMail = (
  entity: Buffer,
  { from, to, now }: { from: MailKey; to: readonly MailCertificate[]; now: Date },
): Buffer => encryptEntity(signEntity(entity, { key: from, now }), to);

/** A multipart/signed entity: readable by everybody, and checked by those who can. */
export function signEntity(entity: Buffer, { key, now }: { key: MailKey; now: Date }): Buffer {
  const content = withCrlf(entity);
  const boundary = `=_crossbay_${randomBytes(12).toString("hex")}`;
  const signature = base64Lines(toDer(pkijs.ContentInfo.SIGNED_DATA, signedData(content, key, now).toSchema(true)));
  const head = [
    `Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;`,
    ` boundary="${boundary}"`,
    "",
    "This message is signed (S/MIME).",
    `--${boundary}`,
    "",
  ];
  const tail = [
    "",
    `--${boundary}`,
    `Content-Type: application/pkcs7-signature; name="smime.p7s"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="smime.p7s"`,
    "",
    signature,
    `--${boundary}--`,
    "",
  ];
  return Buffer.concat([Buffer.from(head.join("\r\n")), content, Buffer.from(tail.join("\r\n"))]);
}

/** Encrypted alone: nobody knows who wrote it. */
export function encryptEntity(entity: Buffer, recipients: readonly MailCertificate[]): Buffer {
  const key = randomBytes(32);
  const nonce = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key, nonce);
  const encrypted = Buffer.concat([cipher.update(entity), cipher.final()]);
  const envelope = new pkijs.EnvelopedData({
    version: 0,
    recipientInfos: recipients.map(
      (recipient) => new pkijs.RecipientInfo({ variant: 1, value: wrapFor(recipient, key) }),
    ),
    encryptedContentInfo: new pkijs.EncryptedContentInfo({
      contentType: pkijs.ContentInfo.DATA,
      contentEncryptionAlgorithm: new pkijs.AlgorithmIdentifier({
        algorithmId: ids.aes256Cbc,
        algorithmParams: new asn1.OctetString({ valueHex: nonce }),
      }),
      encryptedContent: new asn1.OctetString({ valueHex: encrypted }),
      disableSplit: true,
    }),
  });
  const head = [
    `Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment; filename="smime.p7m"`,
    "",
    base64Lines(toDer(pkijs.ContentInfo.ENVELOPED_DATA, envelope.toSchema())),
    "",
  ];
  return Buffer.from(head.join("\r\n"));
}

/** The content key for one recipient. RSAES-PKCS1-v1_5 is what every mail program opens (RFC 8551 §2.3). */
function wrapFor(recipient: MailCertificate, key: Buffer): pkijs.KeyTransRecipientInfo {
  if (!recipient.takesEncryptedMail) throw new Error("The certificate takes no encrypted mail.");
  const wrapped = publicEncrypt({ key: recipient.x509.publicKey, padding: constants.RSA_PKCS1_PADDING }, key);
  return new pkijs.KeyTransRecipientInfo({
    version: 0,
    rid: issuerAndSerial(recipient),
    keyEncryptionAlgorithm: algorithm(ids.rsa),
    encryptedKey: new asn1.OctetString({ valueHex: wrapped }),
  });
}

function signedData(content: Buffer, { certificate, privateKey }: MailKey, now: Date): pkijs.SignedData {
  const digest = createHash("sha256").update(content).digest();
  const attributes = [
    attribute(ids.contentType, new asn1.ObjectIdentifier({ value: pkijs.ContentInfo.DATA })),
    attribute(ids.signingTime, new asn1.UTCTime({ valueDate: now })),
    attribute(ids.messageDigest, new asn1.OctetString({ valueHex: digest })),
  ].sort((one, other) => Buffer.compare(derOf(one.toSchema()), derOf(other.toSchema())));
  const over = derOf(new asn1.Set({ value: attributes.map((one) => one.toSchema()) }));
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: issuerAndSerial(certificate),
    digestAlgorithm: algorithm(ids.sha256),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: algorithm(ids.rsa),
    signature: new asn1.OctetString({ valueHex: createSign("sha256").update(over).sign(privateKey) }),
  });
  return new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [algorithm(ids.sha256)],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: pkijs.ContentInfo.DATA }),
    certificates: [certificate.parsed],
    signerInfos: [info],
  });
}

const issuerAndSerial = ({ parsed }: MailCertificate): pkijs.IssuerAndSerialNumber =>
  new pkijs.IssuerAndSerialNumber({ issuer: parsed.issuer, serialNumber: parsed.serialNumber });

const algorithm = (algorithmId: string): pkijs.AlgorithmIdentifier =>
  new pkijs.AlgorithmIdentifier({
    algorithmId,
    ...(algorithmId === ids.rsa ? { algorithmParams: new asn1.Null() } : {}),
  });

const attribute = (type: string, value: asn1.AsnType): pkijs.Attribute =>
  new pkijs.Attribute({ type, values: [value] });

const derOf = (schema: asn1.BaseBlock): Buffer => Buffer.from(schema.toBER());

const toDer = (contentType: string, content: unknown): Buffer =>
  derOf(new pkijs.ContentInfo({ contentType, content }).toSchema());
