import type { Page } from "playwright-core";
import { trainingLinkOver } from "./support/canned/problems.ts";
import { rosa, signedOut } from "./support/canned/sessions.ts";
import { noTraining, rosasTraining } from "./support/canned/training.ts";
import { trainingToken } from "./support/fake-training-api.ts";
import type { FakeWorld } from "./support/fake-world.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const course = "/training/privacy-and-security";
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

const readAlready = ({ training }: FakeWorld) => {
  training.course.modules = training.course.modules.map((module) => ({ ...module, done: true }));
};

const choices = {
  right: [
    "Explain that you may not, and how she can ask for her own record",
    "Yes, like every search",
    "No, never",
    "Tell your user manager, and sign in with a recovery code",
  ],
  wrong: ["Look it up: she asked for it herself", "Yes, like every search", "No, never", "Wait whether it turns up"],
};

async function answer(page: Page, how: keyof typeof choices): Promise<void> {
  const [first, second, third, fourth] = choices[how];
  await page.getByLabel(first!).check();
  await press(page, "Continue");
  await page.getByLabel(second!).check();
  await press(page, "Continue");
  await page.getByLabel(third!).check();
  await page.getByLabel(fourth!).check();
  await press(page, "Continue");
  await page.getByLabel("I affirm this").check();
  await press(page, "Submit the course");
}

const places: [Place, ...Place[]] = [
  {
    name: "training-by-link",
    session: signedOut,
    path: `/training#${trainingToken}`,
    shows: "1 of 4 courses done",
  },
  {
    name: "training",
    session: rosa,
    path: "/training",
    shows: "due on 10 Nov 2026",
    prepare: ({ training }) => {
      training.overview = rosasTraining;
    },
  },
  {
    name: "training-elsewhere",
    session: rosa,
    path: "/training",
    shows: "Your courses are taken elsewhere",
    prepare: ({ training }) => {
      training.overview = { ...rosasTraining, externalUrl: "https://learning.example" };
    },
  },
  {
    name: "training-none",
    session: rosa,
    path: "/training",
    shows: "No course is assigned to you",
    prepare: ({ training }) => {
      training.overview = noTraining;
    },
  },
  {
    name: "training-link-over",
    session: signedOut,
    path: `/training#${trainingToken}`,
    shows: "Find your relationship manager",
    prepare: ({ failing }) => {
      failing.set("/api/training", trainingLinkOver);
    },
  },
  { name: "course-module", session: rosa, path: course, shows: "Module 1 of 3" },
  {
    name: "course-module-table",
    session: signedOut,
    path: `${course}#${trainingToken}`,
    shows: "Module 2 of 3",
    arrive: (page) => press(page, "Next module"),
  },
  {
    name: "course-questions",
    session: rosa,
    path: course,
    shows: "There is something to correct",
    prepare: readAlready,
    async arrive(page) {
      await page.getByLabel(choices.right[0]!).check();
      await press(page, "Continue");
      await page.getByText("Questions, part 2 of 3").waitFor();
      await press(page, "Continue");
    },
  },
  {
    name: "course-affirmation",
    session: rosa,
    path: course,
    shows: "Affirm this to submit your answers",
    prepare: readAlready,
    async arrive(page) {
      await page.getByLabel(choices.right[0]!).check();
      await press(page, "Continue");
      await page.getByLabel(choices.right[1]!).check();
      await press(page, "Continue");
      await page.getByLabel(choices.right[2]!).check();
      await page.getByLabel(choices.right[3]!).check();
      await press(page, "Continue");
      await press(page, "Submit the course");
    },
  },
  {
    name: "course-not-passed",
    session: rosa,
    path: course,
    shows: "50 % right, 80 % needed.",
    prepare: readAlready,
    arrive: (page) => answer(page, "wrong"),
  },
  {
    name: "course-passed",
    session: rosa,
    path: course,
    shows: "What comes next",
    prepare: readAlready,
    arrive: (page) => answer(page, "right"),
  },
  { name: "course-not-found", session: rosa, path: "/training/nothing", shows: "This course is not one of yours" },
];

await lookAtPlaces(places);
