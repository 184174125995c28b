import assert from "node:assert/strict";
import { test } from "node:test";
import { Article, CannedAnswers, StaffTicket, StatusItem, SupportStatistics, TicketPage } from "@crossbay/contract";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { articles, pastAnnouncement, plannedMaintenance, runningIncident } from "./help-desk.ts";
import { staffTickets } from "./support.ts";
import { cannedAnswers, noStatistics, supportStatistics, ticketPage } from "./support-work.ts";

function assertFits(schema: TSchema, answer: unknown): void {
  assert.deepEqual(Value.Errors(schema, answer), []);
}

test("canned requests and their queue are what the contract says", () => {
  for (const ticket of staffTickets) assertFits(StaffTicket, ticket);
  assertFits(TicketPage, ticketPage);
  assertFits(CannedAnswers, { answers: cannedAnswers });
  for (const statistics of [supportStatistics, noStatistics]) assertFits(SupportStatistics, statistics);
});

test("canned articles and what everybody is told are what the contract says", () => {
  for (const article of articles) assertFits(Article, article);
  for (const item of [runningIncident, plannedMaintenance, pastAnnouncement]) assertFits(StatusItem, item);
});
