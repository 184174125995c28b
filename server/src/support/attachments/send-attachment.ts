import type { FastifyReply } from "fastify";
import type { KeptFile } from "./attachment-store.ts";

/**
 * Answers the bytes of a file as something to save: no browser guesses another type, and one that shows it all the same runs
 * nothing in it.
 */
export const sendAttachment = (reply: FastifyReply, { name, type, content }: KeptFile): FastifyReply =>
  reply
    .type(type.startsWith("text/") ? `${type}; charset=utf-8` : type)
    .header("cache-control", "no-store")
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("cross-origin-resource-policy", "same-origin")
    .header("content-disposition", dispositionOf(name))
    .send(content);

/** RFC 6266: a plain name for old browsers, the whole one percent-encoded (RFC 8187). */
const dispositionOf = (name: string): string => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
