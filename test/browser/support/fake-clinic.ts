import type { RecordConsentRequest } from "@crossbay/contract";
import { amara } from "./canned/sessions.ts";

/** What a clinic does besides reading: warnings, broken glass, withdrawals. */
export interface FakeClinic {
  /** Whose record opens only after the redisclosure warning. */
  unwarned: Set<string>;
  /** For whom the glass is broken, and until when. */
  glass: Map<string, string>;
  /** Who withdrew while somebody had the chart open. */
  withdrawn: Set<string>;
  /** The hospital's forms are offered, and not only the participant's own. */
  hospital: boolean;
  /** Decisions as they were sent, newest last. */
  sent: RecordConsentRequest[];
  /** A decision of Maria's has a drawn signature. */
  evidence: Buffer | undefined;
}

export const newFakeClinic = (username: string | undefined): FakeClinic => ({
  unwarned: new Set(),
  glass: new Map(),
  withdrawn: new Set(),
  hospital: username === amara.username || username === "bwhitlock",
  sent: [],
  evidence: undefined,
});
