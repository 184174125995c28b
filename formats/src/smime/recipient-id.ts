import * as asn1 from "asn1js";
import * as pkijs from "pkijs";
import type { MailCertificate } from "./mail-certificate.ts";
import { octetsOf } from "./octets.ts";

/** Whether a recipient's or signer's identifier (issuer and serial number, or the subject's key id) names this certificate. */
export function isNamed(id: unknown, { parsed: own }: MailCertificate): boolean {
  if (id instanceof pkijs.IssuerAndSerialNumber) {
    return id.issuer.isEqual(own.issuer) && id.serialNumber.isEqual(own.serialNumber);
  }
  const keyId = own.extensions?.find(({ extnID }) => extnID === "2.5.29.14")?.parsedValue as
    | asn1.OctetString
    | undefined;
  if (!keyId || !(id instanceof asn1.BaseBlock)) return false;
  return octetsOf(id).equals(octetsOf(keyId));
}
