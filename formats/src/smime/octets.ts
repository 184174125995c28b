import { Buffer } from "node:buffer";
import type * as asn1 from "asn1js";

/** The bytes of an octet string, in one piece or, as BER allows, in several; under its own tag or another (IMPLICIT). */
export function octetsOf(block: asn1.BaseBlock): Buffer {
  const { idBlock, valueBlock } = block as asn1.OctetString;
  if (!idBlock.isConstructed) return Buffer.from(valueBlock.valueHexView);
  return Buffer.concat((valueBlock.value as asn1.BaseBlock[]).map((part) => octetsOf(part)));
}
