import type { Page } from "playwright-core";
import { rosa, wanda } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const course = "/trainer/courses/privacy-and-security";
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

const places: [Place, ...Place[]] = [
  { name: "trainer", session: wanda, path: "/trainer", shows: "Minors and their own consent" },
  { name: "trainer-not-allowed", session: rosa, path: "/trainer", shows: "Courses are looked after by trainers" },
  {
    name: "trainer-new",
    session: wanda,
    path: "/trainer",
    shows: "There is a course of this name already",
    async arrive(page) {
      await press(page, "New course");
      await page.getByLabel("Title").fill("Break the glass");
      await press(page, "Begin the course");
    },
  },
  { name: "trainer-course", session: wanda, path: course, shows: "As published, version 3" },
  {
    name: "trainer-module",
    session: wanda,
    path: course,
    shows: "You need a reason that is about care",
    async arrive(page) {
      await press(page, "Edit: Whose charts you may open");
      await page.getByRole("radio", { name: "Choice 2 is right" }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: "trainer-errors",
    session: wanda,
    path: course,
    shows: "Write the question, in module 1",
    async arrive(page) {
      await press(page, "Edit: Whose charts you may open");
      await press(page, "Add a question");
      await page.getByLabel("Title", { exact: true }).fill("");
      await press(page, "Save the draft");
    },
  },
  {
    name: "trainer-publish",
    session: wanda,
    path: course,
    shows: "Choose what happens to those who passed",
    async arrive(page) {
      await page.getByLabel("Summary").fill("What you may look at, and what is recorded.");
      await press(page, "Publish");
      await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    },
  },
  { name: "trainer-progress", session: wanda, path: "/trainer/progress", shows: "5 lines shown" },
  {
    name: "trainer-progress-none",
    session: wanda,
    path: "/trainer/progress?course=break-the-glass&state=overdue",
    shows: "Nobody fits these filters.",
  },
  {
    name: "trainer-course-not-found",
    session: wanda,
    path: "/trainer/courses/nothing",
    shows: "There is no such course",
  },
];

await lookAtPlaces(places);
