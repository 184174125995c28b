import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ManualTimer } from "../../../test/support/manual-timer.ts";
import { FrameWatch } from "./frame-watch.ts";

let timer: ManualTimer;
let watched: { isInFrame: boolean; frameBytes: number };
let told: string[];
let watch: FrameWatch;

beforeEach(() => {
  timer = new ManualTimer();
  watched = { isInFrame: false, frameBytes: 0 };
  told = [];
  const limits = { idleMsMax: 3_600_000, frameMsMax: 60_000, frameBytesPerSecondMin: 16_000 };
  watch = new FrameWatch({ timer, limits, watched, onLate: (what) => told.push(what) });
});

function say(bytes: number, state: { isInFrame: boolean; hasEnded?: boolean }): void {
  watched.isInFrame = state.isInFrame;
  watched.frameBytes = state.isInFrame ? watched.frameBytes + bytes : 0;
  watch.sawBytes(state.hasEnded ?? false);
}

test("a connection may be silent for an hour between messages", () => {
  timer.advance(3_000_000);
  say(500, { isInFrame: false, hasEnded: true });
  timer.advance(3_599_999);
  assert.deepEqual(told, []);
  timer.advance(1);
  assert.deepEqual(told, ["idle"]);
});

test("a byte now and then does not keep a frame open: it has a minute, and what its bytes need", () => {
  say(1, { isInFrame: true });
  for (let seconds = 0; seconds < 59; seconds++) {
    timer.advance(1_000);
    say(1, { isInFrame: true });
  }
  assert.deepEqual(told, []);
  timer.advance(1_100);
  assert.deepEqual(told, ["slow"]);
});

test("a long message that comes at a decent rate is not cut off", () => {
  say(0, { isInFrame: true });
  for (let seconds = 0; seconds < 600; seconds++) {
    timer.advance(1_000);
    say(20_000, { isInFrame: true });
  }
  assert.deepEqual(told, []);
  timer.advance(210_000);
  assert.deepEqual(told, ["slow"]);
});

test("each frame has its own minute", () => {
  for (let frames = 0; frames < 10; frames++) {
    say(10, { isInFrame: true, hasEnded: true });
    timer.advance(40_000);
  }
  assert.deepEqual(told, []);
});

test("time in which we do not read is nobody's slowness", () => {
  say(10, { isInFrame: true });
  timer.advance(50_000);
  watch.pause();
  timer.advance(500_000);
  watch.resume();
  timer.advance(9_000);
  assert.deepEqual(told, []);
  timer.advance(70_000);
  assert.ok(told.length > 0 && told.every((what) => what === "slow"));
});

test("a watch that is stopped tells nothing more", () => {
  watch.stop();
  timer.advance(10_000_000);
  assert.deepEqual(told, []);
});
