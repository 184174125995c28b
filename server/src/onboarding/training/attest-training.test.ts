import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Problem, TrainingOverview, VideoProgress } from "@crossbay/contract";
import { type AccountsWorld, startAccountsWorld } from "../../../../test/support/accounts-world.ts";
import { type Learner, learner, takeCourse } from "../../../../test/support/training-learner.ts";
import type { Participant } from "../../accounts/index.ts";
import { ensurePartitions } from "../../platform/partitions.ts";
import { attestationRoutes } from "./attestation-routes.ts";
import { findManagerSteps } from "./find-manager-steps.ts";
import { learningRoutes } from "./learning-routes.ts";
import { trainingAttestation } from "./training-attestation.ts";
import { trainingVideoRoutes } from "./video-routes.ts";

const folder = mkdtempSync(join(tmpdir(), "crossbay-video-"));
const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251));
let world: AccountsWorld;
let practice: Participant;

before(async () => {
  writeFileSync(join(folder, "training.mp4"), bytes);
  writeFileSync(join(folder, "video.json"), JSON.stringify({ version: 3, durationSeconds: 60 }));
  writeFileSync(
    join(folder, "captions.vtt"),
    "WEBVTT\n\nintro\n00:00.500 --> 00:04.000\nThis is <b>the portal</b>\n& its users.\n\n01:00:05.000 --> 01:00:06.000 align:start\nEnd &amp; thanks\n",
  );
  world = await startAccountsWorld({}, (http, context) => {
    learningRoutes(http, context);
    attestationRoutes(http, context);
    trainingVideoRoutes(http, context, { folder });
  });
  practice = await world.participant({ name: "Lantern Street Family Practice", type: "private-practice" });
});
after(async () => {
  await world.stop();
  rmSync(folder, { recursive: true });
});

const manager = (): Promise<Learner> => learner(world, { participantId: practice.id, titleId: "user-manager" });
const stepsOf = ({ accountId }: Learner) =>
  world.transaction((tx) => findManagerSteps(tx, world.context, { accountId }));
const told = (person: Learner, fromSeconds: number, toSeconds: number) =>
  person.post<VideoProgress>("/api/training/video/watched", { version: 3, fromSeconds, toSeconds });
const attest = (person: Learner, name = "Rosa Delgado", version: number = trainingAttestation.version) =>
  person.post<Problem>("/api/user-management/attestation", { name, version });

/** Plays the video from one second to another, told every five. */
async function watch(person: Learner, from = 0, to = 60): Promise<VideoProgress | undefined> {
  await person.get("/api/training/video");
  let last: VideoProgress | undefined;
  for (let second = from; second < to; second += 5) {
    world.clock.advance(5000);
    last = (await told(person, second, Math.min(to, second + 5))).body;
  }
  return last;
}

test("a user manager is invited to the three steps, watches, attests, and the other course brings the credentials", async () => {
  const ada = await manager();
  assert.deepEqual((await ada.facts()).letters, ["manager-invitation"]);
  assert.equal((await stepsOf(ada)).video.state, "open");
  assert.equal((await stepsOf(ada)).attestation.state, "closed");
  assert.equal((await attest(ada)).body.code, "step-closed");
  const watched = await watch(ada);
  assert.ok(watched?.completedAt);
  assert.equal((await stepsOf(ada)).video.state, "done");
  assert.equal((await stepsOf(ada)).attestation.state, "open");
  assert.equal((await attest(ada)).status, 204);
  const { attestation, otherCourses } = await stepsOf(ada);
  assert.equal(attestation.state, "done");
  assert.deepEqual(
    otherCourses.map(({ courseId, done }) => [courseId, done]),
    [["privacy-and-security", false]],
  );
  assert.equal((await ada.facts()).state, "in-training");
  await takeCourse(ada, "privacy-and-security");
  assert.equal((await ada.facts()).state, "active");
  assert.equal((await stepsOf(ada)).otherCourses[0]?.done, true);
});

test("what was watched is kept, and one goes on where one was, with another device too", async () => {
  const ada = await manager();
  await watch(ada, 0, 30);
  const { body } = await ada.get<VideoProgress>("/api/training/video");
  assert.equal(body.watchedSeconds, 30);
  assert.equal(body.furthestSeconds, 30);
  assert.equal(body.resumeAtSeconds, 30);
  assert.equal(body.completedAt, undefined);
  const { body: overview } = await ada.get<TrainingOverview>("/api/training");
  assert.equal(overview.courses.find(({ kind }) => kind === "video")?.state, "in-progress");
});

test("who skips ahead, or tells of more than there was time for, has not watched it", async () => {
  const ada = await manager();
  await watch(ada, 0, 10);
  world.clock.advance(60_000);
  assert.equal((await told(ada, 30, 60)).body.furthestSeconds, 10);
  world.clock.advance(1000);
  const script = await manager();
  await script.get("/api/training/video");
  await told(script, 0, 60);
  const tabs = await Promise.all([0, 1, 2].map(() => told(script, 5, 60)));
  assert.ok(tabs.every(({ body }) => body.furthestSeconds <= 6 && !body.completedAt));
  assert.equal((await attest(script)).body.code, "step-closed");
});

test("reports about an older version of the video are not counted", async () => {
  const ada = await manager();
  const { body } = await ada.post<Problem>("/api/training/video/watched", { version: 2, fromSeconds: 0, toSeconds: 5 });
  assert.equal(body.code, "already-decided");
});

test("one attests in one's own name, however it is typed, to the present text, and once", async () => {
  const ada = await manager();
  await watch(ada);
  const stranger = await attest(ada, "Ben Whitlock");
  assert.equal(stranger.body.code, "form-refused");
  assert.equal(stranger.body.fields?.[0]?.field, "name");
  assert.equal((await attest(ada, "Rosa Delgado", 99)).body.code, "already-decided");
  const both = await Promise.all([attest(ada, "  ROSA   délgado "), attest(ada)]);
  assert.deepEqual(
    both.map(({ status }) => status),
    [204, 204],
  );
  const { body } = await ada.get<TrainingOverview>("/api/training");
  const course = body.courses.find(({ kind }) => kind === "video");
  assert.equal(course?.state, "passed");
  const pdf = await ada.file(`/api/training/certificates/${course.certificateId}`);
  assert.equal(pdf.statusCode, 200);
});

test("the yearly refresher is watched and attested anew, and until it is due the old one stands", async () => {
  const ada = await manager();
  await watch(ada);
  await attest(ada);
  await takeCourse(ada, "privacy-and-security");
  world.clock.advance(20 * 24 * 3600 * 1000);
  assert.equal((await stepsOf(ada)).video.state, "done");
  world.clock.advance(330 * 24 * 3600 * 1000);
  await ensurePartitions(world.context.database, world.clock.now());
  assert.equal((await stepsOf(ada)).video.state, "open");
  assert.equal((await stepsOf(ada)).attestation.state, "closed");
});

test("the video comes in ranges, its captions as words too, and nothing else of its folder", async () => {
  const get = (url: string, headers: Record<string, string> = {}) => world.http.inject({ url, headers });
  const part = await get("/training/video/training.mp4?v=3", { range: "bytes=100-199" });
  assert.equal(part.statusCode, 206);
  assert.equal(part.headers["content-type"], "video/mp4");
  assert.equal(part.headers["content-range"], "bytes 100-199/5000");
  assert.deepEqual(part.rawPayload, bytes.subarray(100, 200));
  const captions = await get("/training/video/captions.vtt");
  assert.match(String(captions.headers["content-type"]), /^text\/vtt/);
  assert.equal(captions.headers["x-content-type-options"], "nosniff");
  for (const path of ["video.json", "..%2fvideo-routes.ts", "%2e%2e/video-routes.ts", ""]) {
    assert.equal((await get(`/training/video/${path}`)).statusCode, 404, path);
  }
  const { body } = await (await manager()).get<VideoProgress>("/api/training/video");
  assert.deepEqual(body.transcript, [
    { atSeconds: 0.5, text: "This is the portal & its users." },
    { atSeconds: 3605, text: "End & thanks" },
  ]);
});

test("nobody without a link or a session sees or tells what was watched", async () => {
  const { statusCode } = await world.http.inject({ url: "/api/training/video" });
  assert.equal(statusCode, 401);
});
