import type { SecureThread } from "@crossbay/contract";
import { deskThread, lockedThread, outsideThread } from "./canned/messages.ts";

export interface FakeMessages {
  threads: SecureThread[];
  /** Ids of threads with something that was not opened. */
  unread: string[];
  /** Bodies of everything that was posted, by method and path, the newest last. */
  sent: { asked: string; body: unknown }[];
}

export const newFakeMessages = (): FakeMessages =>
  structuredClone({ threads: [deskThread, outsideThread, lockedThread], unread: [deskThread.id], sent: [] });
