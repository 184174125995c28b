import type { HeldReason } from "@crossbay/contract";
import type { Screening } from "../screening/screen-text-rules.ts";
import type { SignerState } from "./check-signer.ts";

/**
 * Why a mail is kept back instead of filed; none: it is filed. What looks like a patient's may come encrypted alone; a password may
 * not come at all, but in encrypted mail masking it is enough.
 */
export function whyHeld({
  encrypted,
  signer,
  screening,
}: {
  encrypted: boolean;
  signer: SignerState;
  screening: Pick<Screening, "credentials" | "patientSigns">;
}): HeldReason[] {
  const reasons: HeldReason[] = [];
  if (!encrypted && screening.patientSigns.length > 0) reasons.push("patient-data");
  if (!encrypted && screening.credentials.length > 0) reasons.push("credentials");
  if (signer === "altered") reasons.push("altered");
  if (signer === "other") reasons.push("wrong-signer");
  return reasons;
}

/** What a mail that nobody could open is kept back for. */
export const reasonOfRefusal = "cannot-open" satisfies HeldReason;
