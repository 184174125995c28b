import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

type Question = { text: string; choices: string[]; right: number };
type Course = { title: string; modules: { title: string; questions: Question[] }[] };

const folder = join(import.meta.dirname, "../../../server/src/onboarding/training/courses");
const courses = globSync("*/course.json", { cwd: folder }).map(
  (file): Course => JSON.parse(readFileSync(join(folder, file), "utf8")),
);

const step = (page: Page, title: string) => page.getByRole("heading", { level: 2, name: title, exact: true }).waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

/** Takes every course of modules that is not begun, on the page of one's training: reads all of it, and answers right. */
export async function takeCourses(page: Page, look: (page: Page) => Promise<void> = async () => {}): Promise<string[]> {
  const taken: string[] = [];
  await page.getByRole("list", { name: "Courses" }).waitFor();
  for (;;) {
    const start = page.getByRole("link", { name: /^Start: / }).first();
    if ((await start.count()) === 0) return taken;
    const title = (await start.getAttribute("aria-label"))!.slice("Start: ".length);
    await start.click();
    await takeCourse(page, title, look);
    taken.push(title);
    await page.getByRole("link", { name: "To your training" }).click();
    await page.getByRole("list", { name: "Courses" }).waitFor();
  }
}

async function takeCourse(page: Page, title: string, look: (page: Page) => Promise<void>): Promise<void> {
  const course = courses.find((each) => each.title === title);
  if (!course) throw new Error(`The product has no course “${title}”.`);
  for (const module of course.modules) {
    await step(page, module.title);
    await look(page);
    await press(page, /^(?:Next module|Go to the questions|Go to the affirmation)$/);
  }
  for (const { title: about, questions } of course.modules) {
    if (questions.length === 0) continue;
    await step(page, `On “${about}”`);
    for (const { text, choices, right } of questions) {
      await page.getByRole("radiogroup", { name: text }).getByLabel(choices[right]!, { exact: true }).check();
    }
    await press(page, "Continue");
  }
  await page.getByLabel("I affirm this").check();
  await press(page, /^(?:Submit|Finish) the course$/);
  await step(page, "Passed");
}
