import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorksheetLine } from "@crossbay/contract";
import { orderWorksheets } from "./order-worksheets.ts";

const sheet = (id: string, submittedAt: string, waiting: number): WorksheetLine => ({
  id,
  participantId: "p",
  participantName: "P",
  variant: "no-break-the-glass",
  submittedAt,
  submittedBy: "HART, Milo",
  rowCount: 4,
  waiting,
  approved: 4 - waiting,
  returned: 0,
  version: 1,
});

test("the worksheet that waits longest stands first, and those that are done come last with the newest first", () => {
  const ordered = orderWorksheets([
    sheet("done-old", "2026-10-01T10:00:00Z", 0),
    sheet("waits-new", "2026-11-20T10:00:00Z", 1),
    sheet("done-new", "2026-11-18T10:00:00Z", 0),
    sheet("waits-old", "2026-11-02T10:00:00Z", 4),
  ]);
  assert.deepEqual(
    ordered.map(({ id }) => id),
    ["waits-old", "waits-new", "done-new", "done-old"],
  );
});
