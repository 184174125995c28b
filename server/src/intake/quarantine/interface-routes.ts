import {
  DismissRequest,
  FindMessageAnswer,
  FindMessageRequest,
  InterfaceSources,
  QuarantineDetail,
  QuarantinePage,
  QuarantineSearch,
  ReplayAnswer,
  ReplayManyRequest,
  ReplayRequest,
  StrangersPage,
  UnmaskRequest,
} from "@crossbay/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { type AccessContext, admitDuty, type Refusal, sendRefusal } from "../../access/index.ts";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { sendProblem } from "../../platform/problem.ts";
import { dismissQuarantined } from "./dismiss-quarantined.ts";
import { type Engineer, engineerEntry } from "./engineer.ts";
import { findMessages } from "./find-messages.ts";
import { listInterfaceSources } from "./list-interface-sources.ts";
import { listQuarantine } from "./list-quarantine.ts";
import { listStrangers } from "./list-strangers.ts";
import { replayMany, replayQuarantined } from "./replay-quarantined.ts";
import { showQuarantined, unmaskQuarantined } from "./show-quarantined.ts";

const OneMessage = Type.Object({ id: Type.String({ format: "uuid" }) });
const mendedBytesMax = 2 * 1024 * 1024;

/** The interface engineer's messages: quarantine, the way back from it, and what became of a control id. */
export function interfaceRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);

  /** The engineer, or undefined once the refusal has been sent. */
  async function admit(
    request: FastifyRequest,
    reply: FastifyReply,
    action: AuditAction,
  ): Promise<Engineer | undefined> {
    const actor = actorOf(request);
    const admission = await admitDuty(context, { duty: "interface", actor, requestId: request.id, action });
    if (!("refused" in admission)) return { scope: admission.scope, actor, requestId: request.id };
    sendRefusal(reply, admission);
    return undefined;
  }

  const notFound = (reply: FastifyReply) =>
    sendProblem(reply, "not-found", { detail: "There is no such message among those that you look after." });

  http.get(
    "/api/interface/sources",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "Sources that the reader looks after",
        response: { 200: InterfaceSources },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "source-list");
      return engineer ? listInterfaceSources(context, engineer) : reply;
    },
  );

  http.post(
    "/api/interface/quarantine/search",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "Messages in quarantine, newest first, and how many wait by source, reason and place",
        body: QuarantineSearch,
        response: { 200: QuarantinePage },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-list");
      return engineer ? listQuarantine(context, engineer, request.body) : reply;
    },
  );

  http.get(
    "/api/interface/quarantine/:id",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "One message in quarantine, masked, with its history",
        params: OneMessage,
        response: { 200: QuarantineDetail },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-view");
      if (!engineer) return reply;
      return (await showQuarantined(context, engineer, request.params)) ?? notFound(reply);
    },
  );

  http.post(
    "/api/interface/quarantine/:id/unmask",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "The same with every value readable, for a recorded reason",
        params: OneMessage,
        body: UnmaskRequest,
        response: { 200: QuarantineDetail },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-unmask");
      if (!engineer) return reply;
      const { id } = request.params;
      return (await unmaskQuarantined(context, engineer, { id, ...request.body })) ?? notFound(reply);
    },
  );

  http.post(
    "/api/interface/quarantine/:id/replay",
    {
      preHandler,
      bodyLimit: mendedBytesMax,
      schema: {
        tags: ["interface"],
        summary: "Try a message again, as it came or as it was mended",
        params: OneMessage,
        body: ReplayRequest,
        response: { 200: ReplayAnswer },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-replay");
      if (!engineer) return reply;
      const { id } = request.params;
      const outcome = await replayQuarantined(context, engineer, { id, mended: request.body.text });
      if (!("refused" in outcome)) return { outcomes: [outcome] };
      return sendProblem(reply, "replay-refused", {
        detail: outcome.sentence,
        fields: [{ field: "text", detail: outcome.sentence }],
      });
    },
  );

  http.post(
    "/api/interface/quarantine/replay",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "Try messages again as they came, the oldest first",
        body: ReplayManyRequest,
        response: { 200: ReplayAnswer },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-replay");
      return engineer ? { outcomes: await replayMany(context, engineer, request.body.ids) } : reply;
    },
  );

  http.post(
    "/api/interface/quarantine/dismiss",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "Settle messages without a chart, for a recorded reason",
        body: DismissRequest,
        response: { 200: ReplayAnswer },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-dismiss");
      return engineer ? { outcomes: await dismissQuarantined(context, engineer, request.body) } : reply;
    },
  );

  http.post(
    "/api/interface/messages/find",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "What became of a message, by its control id",
        body: FindMessageRequest,
        response: { 200: FindMessageAnswer },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-list");
      return engineer ? { messages: await findMessages(context, engineer, request.body) } : reply;
    },
  );

  http.get(
    "/api/interface/strangers",
    {
      preHandler,
      schema: {
        tags: ["interface"],
        summary: "Frames that belong to no source, for the exchange's own engineers",
        response: { 200: StrangersPage },
      },
    },
    async (request, reply) => {
      const engineer = await admit(request, reply, "message-list");
      if (!engineer) return reply;
      if (engineer.scope === "every-participant") return { strangers: await listStrangers(context, engineer) };
      return sendRefusal(reply, await refuseStrangers(engineer));
    },
  );

  async function refuseStrangers(engineer: Engineer): Promise<Refusal> {
    const reason = "level-lacks-right";
    const detail = { strangers: true };
    await context.audit.record([
      engineerEntry(engineer, { action: "message-list", outcome: "refused", rule: reason, detail }),
    ]);
    return {
      refused: true,
      reason,
      detail: "Messages of unknown senders belong to no participant: only the exchange's own engineers see them.",
      nextSteps: [],
    };
  }
}
