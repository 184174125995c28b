import { keyedHash } from "../../platform/ids.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * The address to which an answer to a request is sent: help+ID.SECRET@…, whose secret belongs to this request and the address of
 * who sent it. Knowing the number of a request, or forging In-Reply-To, is not enough to write into it. In base32, since
 * addresses lose their capitals on the way.
 */
export function plusAddress(
  key: Buffer,
  { address, ticketId, sender }: { address: string; ticketId: string; sender: string },
): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}+${ticketId.replaceAll("-", "")}.${secretOf(key, ticketId, sender)}${address.slice(at)}`;
}

/** The request that one of the recipients names with the right secret for this sender. */
export function ticketOfRecipients(
  key: Buffer,
  { address, recipients, sender }: { address: string; recipients: readonly string[]; sender: string },
): string | undefined {
  for (const recipient of recipients) {
    const plus = readPlus(address, recipient);
    if (plus && plus.secret === secretOf(key, plus.ticketId, sender)) return plus.ticketId;
  }
  return undefined;
}

/** Whether mail for this recipient is the exchange's: its address, with or without a plus. */
export function isForUs(address: string, recipient: string): boolean {
  const [local, domain] = split(address);
  const [theirLocal, theirDomain] = split(recipient);
  return domain === theirDomain && (theirLocal === local || theirLocal.startsWith(`${local}+`));
}

function readPlus(address: string, recipient: string): { ticketId: string; secret: string } | undefined {
  if (!isForUs(address, recipient)) return undefined;
  const match = /\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([a-z2-7]{20})$/.exec(
    split(recipient)[0],
  );
  return match ? { ticketId: match.slice(1, 6).join("-"), secret: match[6]! } : undefined;
}

const split = (address: string): [string, string] => {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf("@");
  return [lower.slice(0, Math.max(0, at)), lower.slice(at + 1)];
};

/** 100 bits. */
const secretOf = (key: Buffer, ticketId: string, sender: string): string =>
  [...keyedHash(key, "plus-address", ticketId, sender.toLowerCase()).subarray(0, 20)]
    .map((byte) => alphabet[byte & 31])
    .join("");
