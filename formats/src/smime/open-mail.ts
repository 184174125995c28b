import type { Buffer } from "node:buffer";
import * as pkijs from "pkijs";
import { decodeAsn1 } from "./bounded-asn1.ts";
import { checkSignature, type MailSignature, type SignatureFacts } from "./check-signature.ts";
import { decodeBody, type MimeEntity, readEntity, splitSigned, withCrlf } from "./mime-entity.ts";
import { octetsOf } from "./octets.ts";
import { type EnvelopeRefusal, type MailKey, openEnvelope } from "./open-envelope.ts";

/** A mail whose wrappings were taken off. */
export type OpenedMail = {
  /** What it says: a whole MIME entity, for any reader of mail. */
  entity: Buffer;
  encrypted: boolean;
  /** Absent where nobody signed what it says. */
  signature?: MailSignature;
};

/** `mangled`: no mail, or its wrappings are damaged, too deep or of a kind that nobody sends. */
export type OpenRefusal = { refused: EnvelopeRefusal | "mangled" };

export type OpenFacts = SignatureFacts & { keys: readonly MailKey[] };

const wrappingsMax = 4;
const signedData = pkijs.ContentInfo.SIGNED_DATA;
const envelopedData = pkijs.ContentInfo.ENVELOPED_DATA;

/**
 * Takes the wrappings of S/MIME (RFC 8551) off a mail: decrypts what was encrypted for one of the keys, and checks who
 * signed, whether detached or opaque. Of several signatures the innermost counts, since one over something encrypted
 * says who sent it on and not who wrote it. A mail without any wrapping comes back as it is.
 */
export function openMail(mail: Buffer, facts: OpenFacts): OpenedMail | OpenRefusal {
  let opened: OpenedMail = { entity: mail, encrypted: false };
  for (let wrappings = 0; wrappings <= wrappingsMax; wrappings++) {
    const entity = readEntity(opened.entity);
    if (!entity) return { refused: "mangled" };
    const kind = wrappingOf(entity);
    if (!kind) return opened;
    const next = takeOff(kind, entity, facts);
    if ("refused" in next) return next;
    opened = next.encrypted
      ? { entity: next.entity, encrypted: true }
      : { ...opened, entity: next.entity, ...(next.signature ? { signature: next.signature } : {}) };
  }
  return { refused: "mangled" };
}

type Wrapping = "multipart-signed" | "cms";

function wrappingOf({ type, parameters }: MimeEntity): Wrapping | undefined {
  if (type === "multipart/signed") {
    const protocol = parameters.get("protocol")?.toLowerCase() ?? "";
    return /^application\/(?:x-)?pkcs7-signature$/.test(protocol) ? "multipart-signed" : undefined;
  }
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) return "cms";
  // Some programs send it as unnamed bytes, with a telling file name (RFC 8551 §3.3).
  const named = type === "application/octet-stream" && /\.p7m$/i.test(parameters.get("name") ?? "");
  return named ? "cms" : undefined;
}

function takeOff(kind: Wrapping, entity: MimeEntity, facts: OpenFacts): OpenedMail | OpenRefusal {
  try {
    return kind === "cms" ? takeOffCms(entity, facts) : takeOffDetached(entity, facts);
  } catch {
    // The library throws on what does not fit its schemas.
    return { refused: "mangled" };
  }
}

function takeOffCms(entity: MimeEntity, facts: OpenFacts): OpenedMail | OpenRefusal {
  const cms = readCms(decodeBody(entity));
  if (cms?.contentType === envelopedData) {
    const content = openEnvelope(cms.content, facts.keys);
    return "refused" in content ? content : { entity: content, encrypted: true };
  }
  if (cms?.contentType !== signedData) return { refused: "mangled" };
  const signed = new pkijs.SignedData({ schema: cms.content });
  const inside = signed.encapContentInfo.eContent;
  if (!inside) return { refused: "mangled" };
  const content = octetsOf(inside);
  return { entity: content, encrypted: false, signature: checkSignature(signed, content, facts) };
}

function takeOffDetached(entity: MimeEntity, facts: OpenFacts): OpenedMail | OpenRefusal {
  const parts = splitSigned(entity);
  const signaturePart = parts && readEntity(parts.signature);
  const cms = signaturePart && readCms(decodeBody(signaturePart));
  if (!parts || cms?.contentType !== signedData) return { refused: "mangled" };
  const signed = new pkijs.SignedData({ schema: cms.content });
  const signature = checkSignature(signed, withCrlf(parts.signed), facts);
  return { entity: parts.signed, encrypted: false, signature };
}

function readCms(bytes: Buffer | undefined): pkijs.ContentInfo | undefined {
  const schema = bytes && decodeAsn1(bytes);
  return schema && new pkijs.ContentInfo({ schema });
}
