import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildPortalIfStale } from "../server/src/app/build-portal.ts";
import { launchBrowser } from "../test/browser/support/browser.ts";
import { writeWebVtt } from "./captions.ts";
import { playScenes } from "./scenes.ts";
import { Screencast } from "./screencast.ts";
import { Stage, startStageExchange } from "./stage.ts";

/**
 * Makes the user managers' training video from the product itself: a walk through the portal of a demo exchange in Chromium,
 * with captions, encoded by Debian's ffmpeg. `npm run video` writes it to where the server serves it from.
 */
const target = join(import.meta.dirname, "../server/src/onboarding/training/video");
const bytesMax = 8 * 1024 * 1024;
const frames = await mkdtemp(join(tmpdir(), "crossbay-video-"));

await buildPortalIfStale();
const exchange = await startStageExchange();
const browser = await launchBrowser();
try {
  const screencast = new Screencast(frames);
  const stage = new Stage(exchange, browser, screencast);
  await playScenes(stage);
  const { durationSeconds } = await screencast.finish(join(target, "training.mp4"));
  await writeFile(join(target, "captions.vtt"), writeWebVtt(stage.captions));
  const version = Number(process.env.CROSSBAY_VIDEO_VERSION ?? "1");
  await writeFile(
    join(target, "video.json"),
    `${JSON.stringify({ version, durationSeconds: Math.floor(durationSeconds) }, null, 2)}\n`,
  );
  const { size } = await stat(join(target, "training.mp4"));
  process.stdout.write(
    `${Math.round(durationSeconds)} s, ${(size / 1024 / 1024).toFixed(1)} MB, ${stage.captions.length} captions\n`,
  );
  if (size > bytesMax) throw new Error("The video is larger than 8 MB.");
} finally {
  await browser.close();
  await exchange.stop();
  await rm(frames, { recursive: true, force: true });
}
