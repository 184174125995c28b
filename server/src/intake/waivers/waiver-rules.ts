/** Leave to take HL7 v2 without TLS on an address beyond loopback. */
export type PlainWaiver = {
  /** The address listened on, as CROSSBAY_MLLP_HOST names it. */
  host: string;
  /** Why TLS is not possible, and what protects the line instead. */
  reason: string;
  /** Who answers for it. */
  approvedBy: string;
  validUntil: Date;
};

const daysMax = 366;

/** Why a waiver cannot be recorded, in a sentence; undefined where it can. */
export function refuseWaiver(waiver: PlainWaiver, now: Date): string | undefined {
  const { host, reason, approvedBy, validUntil } = waiver;
  if (!/^[0-9A-Za-z.:_-]{1,253}$/.test(host)) return "Name the address as CROSSBAY_MLLP_HOST does.";
  if (reason.trim().length < 20 || reason.length > 1_000) {
    return "Say in at least 20 characters why TLS is not possible and what protects the line instead.";
  }
  if (approvedBy.trim().length < 3 || approvedBy.length > 200) return "Name the person who answers for it.";
  if (Number.isNaN(validUntil.getTime()) || validUntil <= now) return "The last day must lie ahead: YYYY-MM-DD.";
  if (validUntil.getTime() - now.getTime() > daysMax * 86_400_000) return "A waiver lasts a year at most.";
  return undefined;
}
