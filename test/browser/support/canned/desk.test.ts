import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ContactRequests,
  Desk,
  LetterTemplates,
  ParticipantImport,
  ParticipantList,
  ParticipantPage,
  SentLetters,
  SharingSignals,
  UserList,
  WorksheetPage,
} from "@crossbay/contract";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { contactRequests, deskNow, emptyDesk, lostLetters, sharingSignals, sheet, sheetRows, users } from "./desk.ts";
import { letterTemplates } from "./letters.ts";
import { directory, generalPage, graceLin, importTried, lanternPage } from "./participants.ts";

function assertFits(schema: TSchema, answer: unknown): void {
  assert.deepEqual(Value.Errors(schema, answer), []);
}

test("what waits at the canned desk is what the contract says", () => {
  for (const desk of [deskNow, emptyDesk]) assertFits(Desk, desk);
  assertFits(WorksheetPage, { worksheet: sheet, rows: sheetRows });
  assertFits(UserList, users);
  assertFits(SentLetters, { letters: lostLetters });
  assertFits(ContactRequests, { requests: contactRequests });
  assertFits(SharingSignals, sharingSignals);
});

test("canned participants and letters are what the contract says", () => {
  assertFits(ParticipantList, { participants: directory, relationshipManagers: [graceLin] });
  for (const page of [lanternPage, generalPage]) assertFits(ParticipantPage, page);
  assertFits(ParticipantImport, importTried);
  assertFits(LetterTemplates, { templates: letterTemplates });
});
