import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { type Cue, readCaptions } from "./captions-rules.ts";

export type Video = { version: number; durationSeconds: number; transcript: Cue[] };

/** Where the video lies, with its captions and what is known of it. */
export const videoFolder = fileURLToPath(new URL("video/", import.meta.url));

const VideoFile = Type.Object({ version: Type.Integer({ minimum: 1 }), durationSeconds: Type.Number({ minimum: 1 }) });

const found = new Map<string, Video>();

/** The training video of user managers; undefined while it has not been made. Read once. */
export function findVideo(folder: string = videoFolder): Video | undefined {
  const known = found.get(folder);
  if (known) return known;
  if (!["training.mp4", "video.json", "captions.vtt"].every((name) => existsSync(join(folder, name)))) return undefined;
  const { version, durationSeconds } = Value.Parse(
    VideoFile,
    JSON.parse(readFileSync(join(folder, "video.json"), "utf8")),
  );
  const transcript = readCaptions(readFileSync(join(folder, "captions.vtt"), "utf8"));
  const video = { version, durationSeconds, transcript };
  found.set(folder, video);
  return video;
}
