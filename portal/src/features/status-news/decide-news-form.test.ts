import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../ui/words/en.ts";
import { decideNewsForm, emptyNews, type NewsDraft } from "./decide-news-form.ts";

const { form } = en.statusNews;
const maintenance: NewsDraft = {
  ...emptyNews,
  kind: "maintenance",
  title: "New servers",
  text: "Charts open again at six.",
  components: ["charts"],
  fromDay: "12/6/2026",
  fromTime: "4:00",
  untilDay: "12/6/2026",
  untilTime: "06:00",
};
const fieldsOf = (draft: NewsDraft) => decideNewsForm(draft, form).faults.map(({ field }) => field);

test("nothing is published without kind, title and words", () => {
  assert.deepEqual(fieldsOf(emptyNews), ["news-kind", "news-title", "news-text"]);
});

test("an incident names what is affected and how it is", () => {
  const incident = { ...emptyNews, kind: "incident", title: "Late texts", text: "Use the app." } as const;
  assert.deepEqual(fieldsOf(incident), ["news-components", "news-component-state"]);
  const told = decideNewsForm({ ...incident, components: ["text-messages"], componentState: "slow" }, form).item;
  assert.equal(told?.componentState, "slow");
  assert.equal(told?.from, undefined);
});

test("a maintenance has a beginning and an end after it, by the writer's clock", () => {
  assert.deepEqual(fieldsOf({ ...maintenance, fromDay: "", fromTime: "", untilDay: "soon" }), [
    "news-from-day",
    "news-until-day",
  ]);
  assert.deepEqual(fieldsOf({ ...maintenance, untilTime: "03:59" }), ["news-until-day"]);
  assert.deepEqual(fieldsOf({ ...maintenance, untilTime: "24:10" }), ["news-until-time"]);
  const told = decideNewsForm(maintenance, form).item;
  assert.equal(told?.from, new Date("2026-12-06T04:00:00").toISOString());
  assert.equal(told?.componentState, "maintenance");
});

test("an announcement affects nothing, whatever was ticked before", () => {
  const told = decideNewsForm({ ...maintenance, kind: "announcement" }, form).item;
  assert.deepEqual(told?.components, []);
  assert.equal(told?.componentState, undefined);
});
