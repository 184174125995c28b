import type { ManagedUser, UserManagement, VideoProgress, WorksheetRow } from "@crossbay/contract";
import { managedUsers, priyasPage, video } from "./canned/user-management.ts";

/** What a user manager finds and leaves behind. */
export interface FakeUserManagement {
  page: UserManagement;
  video: VideoProgress;
  users: ManagedUser[];
  /** Stretches of the video that were told, in seconds. */
  watched: [number, number][];
  submitted: WorksheetRow[];
  /** Who was kept and removed at the last re-verification, by affiliation. */
  verified: Record<string, boolean>;
}

export const newFakeUserManagement = (): FakeUserManagement => ({
  page: structuredClone(priyasPage),
  video: structuredClone(video),
  users: structuredClone(managedUsers),
  watched: [],
  submitted: [],
  verified: {},
});
