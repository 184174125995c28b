import { existsSync } from "node:fs";
import { VideoProgress, WatchedRequest } from "@crossbay/contract";
import fastifyStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import { sendRefusal } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer, sendProblem } from "../../platform/problem.ts";
import type { TrainingContext } from "./context.ts";
import { findVideo, videoFolder } from "./find-video.ts";
import { requireTrainee, traineeOf } from "./require-trainee.ts";
import { reportWatched, viewVideo } from "./watch-video.ts";

const tags = ["training"];
const refusals = {
  401: problemAnswer("Sign in first, or the personal link of the mail no longer works"),
  403: problemAnswer("The CSRF token is wrong"),
  404: problemAnswer("There is no video yet"),
};

/**
 * Registers the user managers' video: `/training/video/…` with byte ranges, since nothing of a person is in it, and
 * `/api/training/video…`, which keeps what each has watched.
 */
export function trainingVideoRoutes(
  http: HttpServer,
  context: TrainingContext,
  { folder = videoFolder }: { folder?: string } = {},
): void {
  const preHandler = requireTrainee(context);
  serveVideo(http, folder);

  http.get(
    "/api/training/video",
    {
      preHandler,
      schema: {
        tags,
        summary: "The training video, and what of it was watched",
        response: { 200: VideoProgress, ...refusals },
      },
    },
    async (request, reply) => {
      const video = findVideo(folder);
      if (!video) return sendNoVideo(reply);
      return viewVideo(context, { trainee: traineeOf(request), video });
    },
  );

  http.post(
    "/api/training/video/watched",
    {
      preHandler,
      schema: {
        tags,
        summary: "What was played since the last time; only what can have been watched counts",
        body: WatchedRequest,
        response: { 200: VideoProgress, ...refusals, 409: problemAnswer("The video has a new version") },
      },
    },
    async (request, reply) => {
      const video = findVideo(folder);
      if (!video) return sendNoVideo(reply);
      const watching = { trainee: traineeOf(request), video, report: request.body, requestId: request.id };
      const outcome = await reportWatched(context, watching);
      return "refused" in outcome ? sendRefusal(reply, outcome) : outcome;
    },
  );
}

function serveVideo(http: HttpServer, folder: string): void {
  if (!existsSync(folder)) return;
  http.register(fastifyStatic, {
    root: folder,
    prefix: "/training/video/",
    decorateReply: false,
    index: false,
    dotfiles: "ignore",
    maxAge: "1h",
    allowedPath: (path) => path === "/training.mp4" || path === "/captions.vtt",
  });
}

const sendNoVideo = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, "not-found", {
    detail: "The training video is not on this server. Tell your relationship manager.",
    nextSteps: ["ask-relationship-manager"],
  });
