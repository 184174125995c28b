import { Buffer } from "node:buffer";
import { webcrypto } from "node:crypto";
import * as asn1 from "asn1js";
import * as pkijs from "pkijs";

/** A self-signed certificate and its key, in PEM. */
export type TestCertificate = { certificate: string; key: string };

const engine = new pkijs.CryptoEngine({ name: "node", crypto: globalThis.crypto });

/** Makes one, ECDSA P-256, for a name that belongs to nobody. */
export async function makeCertificate(
  commonName: string,
  validity: { from?: Date; until?: Date } = {},
): Promise<TestCertificate> {
  const keys = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1.Integer({ value: 1 });
  for (const name of [certificate.issuer, certificate.subject]) {
    const value = new asn1.Utf8String({ value: commonName });
    name.typesAndValues.push(new pkijs.AttributeTypeAndValue({ type: "2.5.4.3", value }));
  }
  certificate.notBefore.value = validity.from ?? new Date("2026-01-01T00:00:00Z");
  certificate.notAfter.value = validity.until ?? new Date("2046-01-01T00:00:00Z");
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as CryptoKey, engine);
  await certificate.sign(keys.privateKey as CryptoKey, "SHA-256", engine);
  return {
    certificate: pem("CERTIFICATE", Buffer.from(certificate.toSchema(true).toBER(false))),
    key: pem("PRIVATE KEY", Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey))),
  };
}

const pem = (kind: string, der: Buffer): string =>
  [`-----BEGIN ${kind}-----`, ...(der.toString("base64").match(/.{1,64}/g) ?? []), `-----END ${kind}-----`, ""].join(
    "\n",
  );
