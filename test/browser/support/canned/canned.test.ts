import assert from "node:assert/strict";
import { test } from "node:test";
import {
  Arrivals,
  Chart,
  ConsentFormText,
  ConsentPage,
  Course,
  Deliveries,
  Delivery,
  Explanation,
  FeedsPage,
  GlassPage,
  InterfaceSources,
  ManagedUser,
  OwnAccount,
  Problem,
  QuarantineDetail,
  QuarantinePage,
  ResultTrend,
  Session,
  StrangersPage,
  TrainerCourse,
  TrainerCourses,
  TrainingOverview,
  TrainingProgress,
  UserManagement,
  VideoProgress,
  WorksheetPage,
} from "@crossbay/contract";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import { rosasAccount } from "./account.ts";
import { charts, trendOf } from "./charts.ts";
import { arrivalsOf, chartUnderGlass, deliveries, everyDelivery, glassPageOf } from "./clinic.ts";
import { consentFormText } from "./consent-forms.ts";
import { consentPageOf } from "./consents.ts";
import { acceptedExplanation, refusedExplanation } from "./explanations.ts";
import { everyFeedPage, feedsPage, noFeeds, sources, strangersPage } from "./feeds.ts";
import { maria, people } from "./people.ts";
import * as problems from "./problems.ts";
import { counts, detailOf, doubled, replayedOne, waitingMessages } from "./quarantine.ts";
import * as sessions from "./sessions.ts";
import { trainerCourse, trainerCourses, trainingProgress } from "./trainer.ts";
import { jonahsTraining, noTraining, privacyCourse, rosasTraining } from "./training.ts";
import { invitedPage, managedUsers, priyasPage, sentPage, video } from "./user-management.ts";

function assertFits(schema: TSchema, answer: unknown): void {
  assert.deepEqual(Value.Errors(schema, answer), []);
}

test("canned charts and trends are what the contract says", () => {
  for (const chart of charts.values()) assertFits(Chart, chart);
  assertFits(ResultTrend, trendOf(maria, "series-4"));
});

test("canned consent pages are what the contract says", () => {
  for (const person of people) assertFits(ConsentPage, consentPageOf(person, []));
});

test("what a clinic is told besides charts is what the contract says", () => {
  for (const person of people) {
    assertFits(ConsentPage, consentPageOf(person, [], { hospital: true }));
    assertFits(GlassPage, glassPageOf(person, true));
  }
  assertFits(Chart, chartUnderGlass(people[2]!, { id: people[2]!.personId, endsAt: "2026-03-12T22:00:00Z" }));
  for (const language of ["en", "es"]) assertFits(ConsentFormText, consentFormText("community", language));
  for (const all of [true, false]) assertFits(Arrivals, arrivalsOf(all));
  assertFits(Deliveries, deliveries);
  for (const delivery of everyDelivery) assertFits(Delivery, delivery);
});

test("canned sessions and problems are what the contract says", () => {
  for (const session of Object.values(sessions)) assertFits(Session, session);
  for (const problem of Object.values(problems)) if (typeof problem !== "function") assertFits(Problem, problem);
});

test("canned feeds, messages and explanations are what the contract says", () => {
  for (const page of [feedsPage, everyFeedPage, noFeeds]) assertFits(FeedsPage, page);
  assertFits(InterfaceSources, { sources });
  assertFits(StrangersPage, strangersPage);
  assertFits(QuarantinePage, { messages: waitingMessages, counts });
  for (const message of [doubled, replayedOne]) assertFits(QuarantineDetail, detailOf(message, true));
  for (const explanation of [acceptedExplanation, refusedExplanation]) assertFits(Explanation, explanation);
});

test("canned steps, worksheets and users are what the contract says", () => {
  for (const page of [priyasPage, invitedPage]) assertFits(UserManagement, page);
  assertFits(VideoProgress, video);
  assertFits(WorksheetPage, sentPage);
  for (const user of managedUsers) assertFits(ManagedUser, user);
});

test("the canned account, courses and progress are what the contract says", () => {
  assertFits(OwnAccount, rosasAccount);
  assertFits(Course, privacyCourse);
  for (const overview of [jonahsTraining, rosasTraining, noTraining]) assertFits(TrainingOverview, overview);
  assertFits(TrainerCourses, trainerCourses);
  assertFits(TrainerCourse, trainerCourse);
  assertFits(TrainingProgress, trainingProgress);
});
