import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { questionsOf } from "./course.ts";
import { courseImageFolder, productCourses } from "./product-courses.ts";
import { renderMarkdown } from "./render-markdown.ts";

test("the product brings the five courses that policy asks for, in the order in which people take them", () => {
  assert.deepEqual(
    productCourses().map(({ courseId }) => courseId),
    ["user-management", "privacy-and-security", "using-the-portal", "consent", "break-the-glass"],
  );
});

test("every module can be read in a few minutes and asks two to four questions that have one right choice", () => {
  for (const course of productCourses()) {
    for (const module of course.modules) {
      const where = `${course.courseId}/${module.id}`;
      const words = module.markdown.match(/[\p{L}\p{N}'-]+/gu)?.length ?? 0;
      assert.ok(words >= 150 && words <= 400, `${where} has ${words} words`);
      const [least, most] = course.kind === "video" ? [0, 0] : [2, 4];
      assert.ok(module.questions.length >= least && module.questions.length <= most, where);
      for (const { right, choices } of module.questions) assert.ok(choices[right], where);
    }
    const ids = questionsOf(course).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, course.courseId);
  }
});

test("who clicks the first choice, or the longest one, of every question passes nothing", () => {
  for (const course of productCourses().filter(({ kind }) => kind === "modules")) {
    const questions = questionsOf(course);
    const share = (right: number): number => (right * 100) / questions.length;
    for (const place of [0, 1, 2]) {
      assert.ok(share(questions.filter(({ right }) => right === place).length) < course.passScore, course.courseId);
    }
    const longest = questions.filter(({ right, choices }) =>
      choices.every(({ length }) => length <= choices[right]!.length),
    );
    assert.ok(share(longest.length) < course.passScore, `${course.courseId}: the longest choice`);
  }
});

test("every picture that a course shows is there, is small and says in words what it shows", () => {
  const shown = productCourses().flatMap(({ modules }) =>
    modules.flatMap(({ markdown }) => [...renderMarkdown(markdown).matchAll(/<img src="([^"]+)" alt="([^"]*)">/g)]),
  );
  for (const [, source, words] of shown) {
    const file = join(courseImageFolder, source!.replace("/training/images/", ""));
    assert.ok(existsSync(file), source);
    assert.ok(statSync(file).size < 40_000, source);
    assert.ok(words!.length > 20, source);
  }
  const files = readdirSync(courseImageFolder);
  assert.deepEqual(new Set(shown.map(([, source]) => source!.split("/").at(-1))), new Set(files));
  for (const file of files)
    assert.ok(!/<script|href=|on[a-z]+=/.test(readFileSync(join(courseImageFolder, file), "utf8")));
});
