import { Announcements, NewStatusItem, StatusItem, StatusItems, StatusUpdate } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendSupportRefusal } from "../refusal.ts";
import { dismissAnnouncement, listAnnouncements } from "./announcements.ts";
import { addStatusItem, listStatusItems, updateStatusItem } from "./change-status.ts";

const params = Type.Object({ id: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only those who write what users read"),
  404: problemAnswer("There is no such entry"),
  409: problemAnswer("It is over already"),
  422: problemAnswer("Something of it is not right; `fields` says what"),
};

/** Registers `/api/support/status…` for those who write the status page, and `/api/help/announcements…` for everybody. */
export function statusRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "publish-help", "status-change");
  const tags = ["support"];

  http.get(
    "/api/support/status",
    { preHandler, schema: { tags, summary: "What the status page says", response: { 200: StatusItems, ...refusals } } },
    async () => ({ items: await listStatusItems(context) }),
  );

  http.post(
    "/api/support/status",
    {
      preHandler,
      schema: {
        tags,
        summary: "Publish an incident, maintenance or announcement",
        body: NewStatusItem,
        response: { 200: StatusItem, ...refusals },
      },
    },
    async (request, reply) => {
      const by = { actor: onDutyOf(request).actor, requestId: request.id };
      const outcome = await addStatusItem(context, { ...by, item: request.body });
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
    },
  );

  for (const { step, summary, ends } of [
    { step: "updates", summary: "Say what is new about it", ends: false },
    { step: "end", summary: "It is over; say how it ended", ends: true },
  ]) {
    http.post(
      `/api/support/status/:id/${step}`,
      { preHandler, schema: { tags, summary, params, body: StatusUpdate, response: { 200: StatusItem, ...refusals } } },
      async (request, reply) => {
        const by = { actor: onDutyOf(request).actor, requestId: request.id };
        const { id: itemId } = request.params;
        const outcome = await updateStatusItem(context, { ...by, itemId, text: request.body.text, ends });
        return "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
      },
    );
  }

  registerAnnouncements(http, context);
}

function registerAnnouncements(http: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);
  const tags = ["help"];

  http.get(
    "/api/help/announcements",
    {
      preHandler,
      schema: { tags, summary: "What everybody is told now", response: { 200: Announcements, 401: refusals[401] } },
    },
    async (request) => ({ announcements: await listAnnouncements(context, actorOf(request)) }),
  );

  http.post(
    "/api/help/announcements/:id/dismiss",
    {
      preHandler,
      schema: {
        tags,
        summary: "Put an announcement away",
        params,
        response: {
          204: Type.Null(),
          401: refusals[401],
          404: refusals[404],
          409: problemAnswer("An incident stays until it is over"),
        },
      },
    },
    async (request, reply) => {
      const refused = await dismissAnnouncement(context, { actor: actorOf(request), itemId: request.params.id });
      return refused ? sendSupportRefusal(reply, refused) : reply.code(204).send(null);
    },
  );
}
