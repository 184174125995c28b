import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { LetterPreview, LetterTemplate, LetterTemplates, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";

let world: OnboardingWorld;
let omar: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  omar = await world.signedIn("administrator", world.exchange, "ohaddad");
});
after(() => world.stop());

const invitation = async (): Promise<LetterTemplate> => {
  const { body } = await omar.get<LetterTemplates>("/api/admin/letters");
  return body.templates.find(({ id }) => id === "training-invitation")!;
};

test("an administrator changes the text of the training invitation, and it is the next version", async () => {
  const { version, subject } = await invitation();
  const body = "Welcome, {{name}}.\n\nBegin: {{link}}";
  const changed = await omar.put<LetterTemplate>("/api/admin/letters/training-invitation", { version, subject, body });
  assert.equal(changed.status, 200);
  assert.equal((await invitation()).body, body);
  assert.equal((await invitation()).version, version + 1);
});

test("who edited an older version is told, and nothing is overwritten", async () => {
  const { version, subject, body } = await invitation();
  const edit = { version, subject, body: `${body}\n\nBye.` };
  const answers = await Promise.all([1, 2].map(() => omar.put("/api/admin/letters/training-invitation", edit)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test("a preview shows both forms with an invented person and changes nothing", async () => {
  const { version } = await invitation();
  const edit = { version, subject: "Hello", body: "Dear {{name}}, *begin*: {{link}}" };
  const { body } = await omar.post<LetterPreview>("/api/admin/letters/training-invitation/preview", edit);
  assert.match(body.text, /Dear Amara Okafor/);
  assert.match(body.html, /<em>begin<\/em>/);
  assert.equal((await invitation()).version, version);
});

test("an unknown placeholder is refused at its field", async () => {
  const edit = { version: 0, subject: "Hello", body: "{{link}} {{patient}}" };
  const { status, body } = await omar.put<Problem>("/api/admin/letters/training-invitation", edit);
  assert.equal(status, 422);
  assert.deepEqual(
    body.fields?.map(({ field }) => field),
    ["body"],
  );
});

test("nobody but an administrator reads or changes letters, and the refusal is recorded", async () => {
  const grace = await world.signedIn("relationship-manager", world.exchange, "glin");
  assert.equal((await grace.get("/api/admin/letters")).status, 403);
  assert.equal((await world.browser().get("/api/admin/letters")).status, 401);
});
