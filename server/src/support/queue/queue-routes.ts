import {
  MergeRequest,
  StaffMessage,
  StaffTicket,
  TicketAct,
  TicketChange,
  TicketPage,
  TicketSearch,
} from "@crossbay/contract";
import type { FastifyReply } from "fastify";
import { type Static, type TSchema, Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { type SupportRefusal, sendSupportRefusal } from "../refusal.ts";
import { actOnTicket, type DeskVerbs } from "./act-on-ticket.ts";
import { answerAsStaff } from "./answer-as-staff.ts";
import { changeTicket } from "./change-ticket.ts";
import { mergeTickets } from "./merge-tickets.ts";
import { viewStaffTicket } from "./present-staff-ticket.ts";
import { searchQueue } from "./search-queue.ts";
import type { TicketWork } from "./work-on-ticket.ts";

const tags = ["support"];
const params = Type.Object({ ticketId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only those who answer requests for help, each of them those of the own teams"),
  404: problemAnswer("There is no such request, or it is another team's"),
  409: problemAnswer("It is closed, or was merged"),
  422: problemAnswer("Something of it is not right; `fields` says what"),
};

/** Registers `/api/support/tickets…`: the queue of those who answer requests for help. Which requests each sees: team-rules. */
export function queueRoutes(http: HttpServer, context: AccessContext, verbs: DeskVerbs): void {
  const giveSupport = (action: AuditAction) => ({ preHandler: requireDuty(context, "give-support", action) });

  http.post(
    "/api/support/tickets/search",
    {
      ...giveSupport("ticket-list"),
      schema: {
        tags,
        summary: "Requests for help, in the queue's order, and how many wait",
        body: TicketSearch,
        response: { 200: TicketPage, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      return answer(reply, await searchQueue(context, { actor, requestId: request.id, search: request.body }));
    },
  );

  http.get(
    "/api/support/tickets/:ticketId",
    {
      ...giveSupport("ticket-view"),
      schema: {
        tags,
        summary: "A request with its thread, notes, history, and what can be done from it",
        params,
        response: { 200: StaffTicket, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const { ticketId } = request.params;
      return answer(reply, await viewStaffTicket(context, { actor, ticketId, requestId: request.id }));
    },
  );

  const registerWork = <Body extends TSchema>(
    step: string,
    { summary, action, body }: { summary: string; action: AuditAction; body: Body },
    work: (work: TicketWork, body: Static<Body>) => Promise<StaffTicket | SupportRefusal>,
  ): void => {
    http.post(
      `/api/support/tickets/:ticketId/${step}`,
      { ...giveSupport(action), schema: { tags, summary, params, body, response: { 200: StaffTicket, ...refusals } } },
      async (request, reply) => {
        const { actor } = onDutyOf(request);
        const { ticketId } = request.params as Static<typeof params>;
        return answer(reply, await work({ actor, ticketId, requestId: request.id }, request.body as Static<Body>));
      },
    );
  };

  registerWork(
    "messages",
    { summary: "Answer it, or leave a note that staff alone read", action: "ticket-answer", body: StaffMessage },
    (work, message) => answerAsStaff(context, { ...work, message }),
  );
  registerWork(
    "change",
    { summary: "Whose it is, how far, how urgent, and by when it is due", action: "ticket-change", body: TicketChange },
    (work, change) => changeTicket(context, { ...work, change }),
  );
  registerWork(
    "merge",
    { summary: "Make it one with another request", action: "ticket-change", body: MergeRequest },
    (work, { intoNumber }) => mergeTickets(context, { ...work, intoNumber }),
  );
  registerWork(
    "act",
    {
      summary: "Do what it asks for with a user, tell its sender, and solve it",
      action: "ticket-change",
      body: TicketAct,
    },
    (work, act) => actOnTicket(context, verbs, { ...work, act }),
  );
}

const answer = <Result extends object>(reply: FastifyReply, outcome: Result | SupportRefusal) =>
  "refused" in outcome ? sendSupportRefusal(reply, outcome as SupportRefusal) : (outcome as Result);
