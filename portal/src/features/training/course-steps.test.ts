import assert from "node:assert/strict";
import { test } from "node:test";
import { firstOpen, modulesToReadAgain, stateOf, stepsOf, withoutWrong } from "./course-steps.ts";

const question = (id: string) => ({ id, text: `${id}?`, choices: ["no", "yes"] });
const course = (done: readonly boolean[]) => ({
  modules: done.map((each, place) => ({
    id: `m${place}`,
    title: `Module ${place}`,
    html: "",
    done: each,
    questions: place === 1 ? [] : [question(`q${place}`)],
  })),
});
const statesOf = (done: readonly boolean[], answers: Record<string, number> = {}) =>
  stepsOf(course(done)).map((step) => stateOf(course(done), answers, step));

test("a module without questions has no page of questions", () => {
  assert.deepEqual(
    stepsOf(course([false, false, false])).map(({ kind }) => kind),
    ["module", "module", "module", "questions", "questions", "affirmation"],
  );
});

test("modules open one after another, and nothing else before all are read", () => {
  assert.deepEqual(statesOf([true, false, false]), ["done", "open", "closed", "closed", "closed", "closed"]);
});

test("the affirmation opens when every question has an answer, the first choice too", () => {
  assert.deepEqual(statesOf([true, true, true], { q0: 0 }), ["done", "done", "done", "done", "open", "closed"]);
  assert.equal(statesOf([true, true, true], { q0: 0, q2: 1 }).at(-1), "open");
});

test("somebody who comes back goes on at the first step that is not done", () => {
  assert.equal(firstOpen(course([true, false, false]), {}), 1);
  assert.equal(firstOpen(course([true, true, true]), {}), 3);
});

test("after a try that failed, only what was wrong is asked again", () => {
  assert.deepEqual(modulesToReadAgain(course([true, true, true]), ["q2"]), [2]);
  assert.deepEqual(withoutWrong({ q0: 1, q2: 0 }, ["q2"]), { q0: 1 });
});
