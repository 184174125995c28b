import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";

const video = readFileSync(join(import.meta.dirname, "canned/training.mp4"));
const captions = "WEBVTT\n\n00:00.000 --> 00:40.000\nBringing your users in\n";

/** Forty seconds of video, in parts as a player asks for them, or its captions. */
export function sendVideo(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.includes(".vtt")) {
    response.writeHead(200, { "content-type": "text/vtt; charset=utf-8" });
    response.end(captions);
    return;
  }
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const from = Number(first ?? 0);
  const to = last ? Number(last) : video.length - 1;
  response.writeHead(first === undefined ? 200 : 206, {
    "content-type": "video/mp4",
    "accept-ranges": "bytes",
    "content-length": to - from + 1,
    ...(first === undefined ? {} : { "content-range": `bytes ${from}-${to}/${video.length}` }),
  });
  response.end(video.subarray(from, to + 1));
}
