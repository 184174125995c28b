import type {
  ContactRequest,
  Desk,
  LetterTemplate,
  ManagedUser,
  ParticipantPage,
  SharingSignals,
  SubmittedRow,
  WorksheetLine,
} from "@crossbay/contract";
import { contactRequests, deskNow, sharingSignals, sheet, sheetRows, users } from "./canned/desk.ts";
import { letterTemplates } from "./canned/letters.ts";
import { designations, generalPage, lanternPage } from "./canned/participants.ts";

export interface FakeDesk {
  now: Desk;
  sheet: WorksheetLine;
  rows: SubmittedRow[];
  /** Somebody else decides on every row a moment before the next decision comes. */
  faster: boolean;
  pages: ParticipantPage[];
  users: ManagedUser[];
  letters: LetterTemplate[];
  /** Somebody else saves a letter a moment before the next save comes. */
  editedFirst: boolean;
  requests: ContactRequest[];
  sharing: SharingSignals;
  /** Bodies of everything that changed something, by method and path, the newest last. */
  sent: { asked: string; body: unknown }[];
}

export const newFakeDesk = (): FakeDesk =>
  structuredClone({
    now: { ...deskNow, designations: designations.slice(0, 1) },
    sheet,
    rows: sheetRows,
    faster: false,
    pages: [lanternPage, generalPage],
    users: users.users,
    letters: letterTemplates,
    editedFirst: false,
    requests: contactRequests,
    sharing: sharingSignals,
    sent: [],
  });
