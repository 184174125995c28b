import assert from "node:assert/strict";
import { test } from "node:test";
import type { CourseDraft } from "@crossbay/contract";
import { en } from "../../ui/words/en.ts";
import { courseIdOf, findDraftErrors, freeId, modulesWithErrors, moved, withoutChoice } from "./draft-rules.ts";

const draft: CourseDraft = {
  courseId: "minors",
  title: "Minors",
  summary: "Who decides for whom.",
  minutes: 10,
  passScore: 80,
  affirmation: "I have read this.",
  titleIds: [],
  modules: [
    { id: "module-1", title: "Who decides", markdown: "Text.", questions: [] },
    {
      id: "module-2",
      title: "Sixteen",
      markdown: "Text.",
      questions: [{ id: "question-1", text: "May she?", choices: ["No", "Yes"], right: 1 }],
    },
  ],
};

test("a course is named after its title in its address", () => {
  assert.equal(courseIdOf("Minors & their own Consent"), "minors-their-own-consent");
  assert.equal(courseIdOf("42 días en Málaga"), "dias-en-malaga");
  assert.equal(courseIdOf("安全"), undefined);
  assert.match(courseIdOf("long ".repeat(40)) ?? "", /^[a-z][a-z0-9-]{1,58}$/);
});

test("a new module never takes the name of one that is there", () => {
  assert.equal(freeId("module", ["module-1", "module-3"]), "module-4");
  assert.equal(freeId("module", ["module-2"]), "module-3");
});

test("modules move by one place, and stay where they are at the ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, -1), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, 1), ["a", "b", "c"]);
});

test("the right choice stays right when another one goes", () => {
  const question = { id: "q", text: "?", choices: ["a", "b", "c"], right: 2 };
  assert.deepEqual(withoutChoice(question, 0), { ...question, choices: ["b", "c"], right: 1 });
  assert.deepEqual(withoutChoice(question, 2), { ...question, choices: ["a", "b"], right: 0 });
});

test("what is empty is named by its place before anything is sent", () => {
  const [first, second] = draft.modules;
  const broken = {
    ...draft,
    minutes: Number.NaN,
    modules: [first!, { ...second!, title: " ", questions: [{ ...second!.questions[0]!, choices: ["No", ""] }] }],
  };
  const errors = findDraftErrors(broken, en.trainer.edit.errors);
  assert.deepEqual(
    errors.map(({ field }) => field),
    ["minutes", "modules/1/title", "modules/1/questions/0/choices/1"],
  );
  assert.deepEqual(modulesWithErrors(broken, errors), ["module-2"]);
  assert.deepEqual(findDraftErrors(draft, en.trainer.edit.errors), []);
});
