import { Buffer } from "node:buffer";
import {
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import * as asn1 from "asn1js";
import * as pkijs from "pkijs";

const rsaWithSha256 = "1.2.840.113549.1.1.11";
const keyBits = 3_072;

/**
 * Makes an RSA key and a certificate for one mail address that the key itself signs: it may sign mail and be encrypted
 * for. Both in PEM.
 * @param now valid from a day before, so that no clock is ahead of it
 */
export function makeMailKey({ address, name, now, days }: { address: string; name: string; now: Date; days: number }): {
  certificate: string;
  privateKey: string;
} {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: keyBits,
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const dayMs = 86_400_000;
  const certificate = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: positive(randomBytes(16)) }),
    signature: signatureAlgorithm(),
    signatureAlgorithm: signatureAlgorithm(),
    notBefore: new pkijs.Time({ type: 0, value: wholeSecond(now.getTime() - dayMs) }),
    notAfter: new pkijs.Time({ type: 0, value: wholeSecond(now.getTime() + days * dayMs) }),
    subjectPublicKeyInfo: pkijs.PublicKeyInfo.fromBER(pair.publicKey),
    extensions: extensionsFor(address),
  });
  for (const side of [certificate.issuer, certificate.subject]) {
    const value = new asn1.Utf8String({ value: name });
    side.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: "2.5.4.3", value }));
  }
  return { certificate: sign(certificate, createPrivateKey(pair.privateKey)), privateKey: pair.privateKey };
}

/** Whether a private key and a public one are one pair. */
export const arePair = (privateKey: KeyObject, publicKey: KeyObject): boolean =>
  createPublicKey(privateKey).equals(publicKey);

function extensionsFor(address: string): pkijs.Extension[] {
  const extension = (extnID: string, critical: boolean, value: asn1.AsnType, parsedValue?: unknown) =>
    new pkijs.Extension({ extnID, critical, extnValue: value.toBER(), parsedValue });
  const names = new pkijs.GeneralNames({ names: [new pkijs.GeneralName({ type: 1, value: address })] });
  return [
    extension("2.5.29.19", true, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    // Digital signature (bit 0) and key encipherment (bit 2).
    extension("2.5.29.15", true, new asn1.BitString({ valueHex: new Uint8Array([0xa0]), unusedBits: 5 })),
    extension("2.5.29.37", false, new pkijs.ExtKeyUsage({ keyPurposes: ["1.3.6.1.5.5.7.3.4"] }).toSchema()),
    extension("2.5.29.17", false, names.toSchema()),
  ];
}

function sign(certificate: pkijs.Certificate, privateKey: KeyObject): string {
  const over = Buffer.from(certificate.encodeTBS().toBER());
  const signature = createSign("sha256").update(over).sign(privateKey);
  certificate.signatureValue = new asn1.BitString({ valueHex: signature });
  const der = Buffer.from(certificate.toSchema(true).toBER());
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

const signatureAlgorithm = (): pkijs.AlgorithmIdentifier =>
  new pkijs.AlgorithmIdentifier({ algorithmId: rsaWithSha256, algorithmParams: new asn1.Null() });

/** A serial number is positive and without leading zeros. */
function positive(bytes: Buffer): Buffer {
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return bytes;
}

const wholeSecond = (ms: number): Date => new Date(Math.floor(ms / 1_000) * 1_000);
