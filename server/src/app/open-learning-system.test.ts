import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readConfig } from "./config.ts";
import { openLearningSystem } from "./open-learning-system.ts";

const folder = mkdtempSync(join(tmpdir(), "crossbay-training-"));
after(() => rmSync(folder, { recursive: true }));
const keyFile = join(folder, "key");
writeFileSync(keyFile, "a-key\n");

const open = (changes: Record<string, string | undefined>) =>
  openLearningSystem(
    readConfig({
      CROSSBAY_TRAINING_URL: "https://api.litmos.com/v1.svc",
      CROSSBAY_TRAINING_SITE: "https://exchange.litmos.com",
      CROSSBAY_TRAINING_KEY_FILE: keyFile,
      CROSSBAY_TRAINING_COURSES: "consent=AbC123, using-the-portal=XyZ987",
      ...changes,
    }),
  );

test("without settings the courses are taken here", async () => {
  assert.equal(await open({ CROSSBAY_TRAINING_URL: undefined }), undefined);
});

test("with settings the mapped courses are taken in Litmos, and the others here", async () => {
  const system = await open({});
  assert.equal(system?.takes("consent"), true);
  assert.equal(system.takes("privacy-and-security"), false);
  assert.equal(system.takes("toString"), false);
  assert.equal(system.admitsNotice("Bearer "), false);
});

test("what is missing or wrong is said with the name of its setting, before anything starts", async () => {
  const cases: [Record<string, string | undefined>, RegExp][] = [
    [{ CROSSBAY_TRAINING_URL: "http://api.litmos.com/v1.svc" }, /CROSSBAY_TRAINING_URL .*https/],
    [{ CROSSBAY_TRAINING_SITE: undefined }, /CROSSBAY_TRAINING_SITE is missing/],
    [{ CROSSBAY_TRAINING_KEY_FILE: undefined }, /CROSSBAY_TRAINING_KEY_FILE is missing/],
    [{ CROSSBAY_TRAINING_KEY_FILE: join(folder, "none") }, /CROSSBAY_TRAINING_KEY_FILE .*not there/],
    [{ CROSSBAY_TRAINING_COURSES: "" }, /CROSSBAY_TRAINING_COURSES/],
    [{ CROSSBAY_TRAINING_COURSES: "consent" }, /CROSSBAY_TRAINING_COURSES/],
    [{ CROSSBAY_TRAINING_COURSES: "user-management=x" }, /video/],
  ];
  for (const [changes, message] of cases) await assert.rejects(open(changes), message);
});
