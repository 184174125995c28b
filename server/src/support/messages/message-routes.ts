import {
  NewSecureMessage,
  NewSecureThread,
  SecureLinkRenewal,
  SecureRecipientSearch,
  SecureRecipients,
  SecureSent,
  SecureThread,
  SecureThreadLines,
  SecureUnread,
} from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { type AccountsContext, actorOf } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendAttachment } from "../attachments/send-attachment.ts";
import { type SupportRefusal, sendSupportRefusal } from "../refusal.ts";
import { answerThread } from "./answer-thread.ts";
import { findRecipients } from "./find-recipients.ts";
import { countUnread, viewThreads } from "./list-threads.ts";
import { recallMessage } from "./recall-message.ts";
import { renewLink, withdrawLink } from "./renew-link.ts";
import { requireWriter } from "./require-writer.ts";
import { startThread } from "./start-thread.ts";
import { viewFile, viewThread } from "./view-thread.ts";

const tags = ["messages"];
const uuid = () => Type.String({ format: "uuid" });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("The account is not active"),
  404: problemAnswer("There is no such message, or it is not for the reader"),
  409: problemAnswer("Nobody could read it, or it was done before"),
  410: problemAnswer("The message was recalled"),
  422: problemAnswer("Somebody cannot be written to, or a file cannot be attached; `fields` says which"),
  429: problemAnswer("Too many messages of late"),
};

/** Registers `/api/messages…`: secure messages between users, the exchange and people outside. */
export function messageRoutes(http: HttpServer, context: AccountsContext): void {
  const guard = { preHandler: requireWriter(context) };
  const thread = { params: Type.Object({ threadId: uuid() }) };
  const answers = { response: { 200: SecureThread, ...refusals } };

  http.get(
    "/api/messages",
    {
      ...guard,
      schema: {
        tags,
        summary: "The reader's threads, the newest change first",
        querystring: Type.Object({
          after: Type.Optional(Type.String({ maxLength: 100 })),
          ticketId: Type.Optional(uuid()),
        }),
        response: { 200: SecureThreadLines, ...refusals },
      },
    },
    (request) => viewThreads(context, { actor: actorOf(request), ...request.query, requestId: request.id }),
  );

  http.get(
    "/api/messages/unread",
    {
      ...guard,
      schema: {
        tags,
        summary: "How many threads hold something unread",
        response: { 200: SecureUnread, ...refusals },
      },
    },
    async (request) => ({ unread: await countUnread(context, actorOf(request)) }),
  );

  http.post(
    "/api/messages/recipients",
    {
      ...guard,
      schema: {
        tags,
        summary: "To whom the reader may write",
        body: SecureRecipientSearch,
        response: { 200: SecureRecipients, ...refusals },
      },
    },
    (request) => findRecipients(context, { actor: actorOf(request), ...request.body, requestId: request.id }),
  );

  http.post(
    "/api/messages",
    {
      ...guard,
      schema: {
        tags,
        summary: "Write to somebody",
        body: NewSecureThread,
        response: { 200: SecureSent, ...refusals },
      },
    },
    async (request, reply) => {
      const asked = { actor: actorOf(request), requestId: request.id };
      const started = await startThread(context, { ...asked, message: request.body });
      if ("refused" in started) return sendSupportRefusal(reply, started);
      const shown = await viewThread(context, { ...asked, threadId: started.threadId });
      return "refused" in shown ? sendSupportRefusal(reply, shown) : { thread: shown, masked: started.masked };
    },
  );

  http.get(
    "/api/messages/:threadId",
    { ...guard, schema: { tags, summary: "A thread; opening it marks it as read", ...thread, ...answers } },
    async (request, reply) =>
      answer(reply, await viewThread(context, { actor: actorOf(request), ...request.params, requestId: request.id })),
  );

  http.post(
    "/api/messages/:threadId/messages",
    {
      ...guard,
      schema: {
        tags,
        summary: "Answer in a thread",
        ...thread,
        body: NewSecureMessage,
        response: { 200: SecureSent, ...refusals },
      },
    },
    async (request, reply) => {
      const asked = { actor: actorOf(request), ...request.params, requestId: request.id };
      const answered = await answerThread(context, { ...asked, message: request.body });
      if ("refused" in answered) return sendSupportRefusal(reply, answered);
      const shown = await viewThread(context, asked);
      return "refused" in shown ? sendSupportRefusal(reply, shown) : { thread: shown, masked: answered.masked };
    },
  );

  http.post(
    "/api/messages/:threadId/messages/:messageId/recall",
    {
      ...guard,
      schema: {
        tags,
        summary: "Take a message back",
        params: Type.Object({ threadId: uuid(), messageId: uuid() }),
        ...answers,
      },
    },
    async (request, reply) =>
      answer(
        reply,
        await recallMessage(context, { actor: actorOf(request), ...request.params, requestId: request.id }),
      ),
  );

  http.get(
    "/api/messages/:threadId/attachments/:fileId",
    {
      ...guard,
      schema: {
        tags,
        summary: "A file of a thread, to save",
        params: Type.Object({ threadId: uuid(), fileId: uuid() }),
        response: { 404: refusals[404], 410: refusals[410] },
      },
    },
    async (request, reply) => {
      const file = await viewFile(context, { actor: actorOf(request), ...request.params, requestId: request.id });
      return "refused" in file ? sendSupportRefusal(reply, file) : sendAttachment(reply, file);
    },
  );

  const party = { params: Type.Object({ threadId: uuid(), partyId: uuid() }) };
  http.post(
    "/api/messages/:threadId/parties/:partyId/link",
    {
      ...guard,
      schema: {
        tags,
        summary: "Send somebody outside another link",
        ...party,
        body: SecureLinkRenewal,
        ...answers,
      },
    },
    async (request, reply) =>
      answer(
        reply,
        await renewLink(context, {
          actor: actorOf(request),
          ...request.params,
          renewal: request.body,
          requestId: request.id,
        }),
      ),
  );

  http.post(
    "/api/messages/:threadId/parties/:partyId/link/withdraw",
    { ...guard, schema: { tags, summary: "End the link of somebody outside", ...party, ...answers } },
    async (request, reply) =>
      answer(reply, await withdrawLink(context, { actor: actorOf(request), ...request.params, requestId: request.id })),
  );
}

const answer = (reply: FastifyReply, outcome: SecureThread | SupportRefusal): FastifyReply | SecureThread =>
  "refused" in outcome ? sendSupportRefusal(reply, outcome) : outcome;
