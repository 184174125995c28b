import {
  Attachment,
  attachmentBytesMax,
  fileNameHeader,
  NewTicket,
  NewTicketMessage,
  RoleTitles,
  Ticket,
  TicketAnswer,
  TicketLines,
} from "@crossbay/contract";
import { Type } from "typebox";
import type { AccessContext } from "../../access/index.ts";
import { actorOf, requireActor } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendAttachment } from "../attachments/send-attachment.ts";
import { takeAttachment } from "../attachments/take-attachment.ts";
import { sendSupportRefusal } from "../refusal.ts";
import { titlesAtOnce } from "./act-at-once.ts";
import { requireOwnSession } from "./require-own-session.ts";
import { sendTicket } from "./send-ticket.ts";
import type { UserPorts } from "./user-ports.ts";
import { answerOwnTicket, listOwnTickets, readTicketFile, viewOwnTicket } from "./view-tickets.ts";

const tags = ["help"];
const signedIn = { 401: problemAnswer("Sign in or unlock first"), 403: problemAnswer("The token is wrong") };
const notThere = { ...signedIn, 404: problemAnswer("There is no such request, or it is somebody else's") };
const flood = { 429: problemAnswer("Too many of late") };
const oneTicket = Type.Object({ ticketId: Type.String({ format: "uuid" }) });
/** The words of a request may be many bytes each. */
const requestBytesMax = 128 * 1024;

/**
 * Registers `/api/help/tickets…` and `/api/help/attachments…`: requests of those who sent them, and of the sources that are asked.
 * @param ports how an access is ended or changed at once
 */
export function ticketRoutes(server: HttpServer, context: AccessContext, ports: UserPorts): void {
  const preHandler = requireActor(context);
  const own = { preHandler: requireOwnSession(context) };
  const http = server;
  http.get(
    "/api/help/tickets",
    { ...own, schema: { tags, summary: "Own requests for help", response: { 200: TicketLines, ...signedIn } } },
    (request) => listOwnTickets(context, actorOf(request)),
  );
  http.post(
    "/api/help/tickets",
    {
      preHandler,
      bodyLimit: requestBytesMax,
      schema: {
        tags,
        summary: "Send a request for help",
        body: NewTicket,
        response: { 200: TicketAnswer, ...signedIn, ...flood, 422: problemAnswer("Some of it is not right") },
      },
    },
    async (request, reply) => {
      const sending = { actor: actorOf(request), typed: request.body, requestId: request.id };
      const outcome = await sendTicket(context, ports, sending);
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : reply.send(outcome);
    },
  );
  http.get(
    "/api/help/titles",
    {
      preHandler,
      schema: {
        tags,
        summary: "Titles to which the reader may have a role changed at once",
        response: { 200: RoleTitles, ...signedIn },
      },
    },
    async (request) => ({ titles: await titlesAtOnce(context, ports, actorOf(request)) }),
  );
  http.get(
    "/api/help/tickets/:ticketId",
    {
      ...own,
      schema: {
        tags,
        summary: "One request with its thread",
        params: oneTicket,
        response: { 200: Ticket, ...notThere },
      },
    },
    async (request, reply) => {
      const asking = { actor: actorOf(request), ticketId: request.params.ticketId, requestId: request.id };
      const outcome = await viewOwnTicket(context, asking);
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : reply.send(outcome);
    },
  );
  http.post(
    "/api/help/tickets/:ticketId/messages",
    {
      ...own,
      bodyLimit: requestBytesMax,
      schema: {
        tags,
        summary: "Add to a request, or answer as its source",
        params: oneTicket,
        body: NewTicketMessage,
        response: {
          200: Ticket,
          ...notThere,
          ...flood,
          409: problemAnswer("It is closed"),
          422: problemAnswer("A file cannot be attached"),
        },
      },
    },
    async (request, reply) => {
      const { text, attachmentIds = [] } = request.body;
      const asking = { actor: actorOf(request), ticketId: request.params.ticketId, requestId: request.id };
      const outcome = await answerOwnTicket(context, { ...asking, text, attachmentIds });
      return "refused" in outcome ? sendSupportRefusal(reply, outcome) : reply.send(outcome);
    },
  );
  fileRoutes(server, context);
}

function fileRoutes(server: HttpServer, context: AccessContext): void {
  const preHandler = requireActor(context);
  server.get(
    "/api/help/attachments/:attachmentId",
    {
      preHandler: requireOwnSession(context),
      schema: {
        tags,
        summary: "A file of a request",
        params: Type.Object({ attachmentId: Type.String({ format: "uuid" }) }),
        response: { 200: Type.Any({ description: "The file, to be saved" }), ...notThere },
      },
    },
    async (request, reply) => {
      const asking = { actor: actorOf(request), fileId: request.params.attachmentId, requestId: request.id };
      const file = await readTicketFile(context, asking);
      return "refused" in file ? sendSupportRefusal(reply, file) : sendAttachment(reply, file);
    },
  );
  // Of their own, so that no other route takes bytes for a body. Who is not signed in sends none: the guard stands before them.
  void server.register(async (scope) => {
    const http = scope as HttpServer;
    http.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: attachmentBytesMax },
      (_request, body, done) => done(null, body),
    );
    http.post(
      "/api/help/attachments",
      {
        onRequest: (request, reply) => preHandler.call(server, request, reply),
        bodyLimit: attachmentBytesMax,
        schema: {
          tags,
          summary: "Take one file, which a request or message then names",
          response: {
            200: Attachment,
            ...signedIn,
            ...flood,
            413: problemAnswer("More than 10 MB"),
            422: problemAnswer("Not a kind of file that is taken"),
          },
        },
      },
      async (request, reply) => {
        const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const name = nameIn(request.headers[fileNameHeader]);
        const owner = { accountId: actorOf(request).accountId };
        const taken = await takeAttachment(context, { name, content, owner });
        return "refused" in taken ? sendSupportRefusal(reply, taken) : reply.send(taken);
      },
    );
  });
}

/** Percent-encoded by the portal; whatever else it is becomes a name all the same. */
function nameIn(header: string | string[] | undefined): string {
  const text = (Array.isArray(header) ? header[0] : header) ?? "";
  try {
    return decodeURIComponent(text.slice(0, 2_000));
  } catch {
    return "";
  }
}
