import { ParticipantEdit, ParticipantList, ParticipantPage } from "@crossbay/contract";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { type Actor, auditActorOf, endParticipant, saveParticipants } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm, sendOnboardingRefusal } from "../refusal.ts";
import { makeParticipantPage, viewParticipant, viewParticipants } from "./view-participants.ts";

const params = Type.Object({ participantId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only the exchange's relationship managers and administrators; administrators alone change it"),
  404: problemAnswer("There is no such participant"),
};
const changeRefusals = {
  ...refusals,
  409: problemAnswer("The agreement had ended before"),
  422: problemAnswer("Some of it is not right; `fields` says what"),
};
/** Registers `/api/desk/participants…` and `/api/admin/participants…`: the directory of participants. */
export function participantRoutes(http: HttpServer, context: AccessContext): void {
  const look = { preHandler: requireDuty(context, "see-participants", "participant-view") };
  const change = { preHandler: requireDuty(context, "administer", "participant-change") };
  const lookingOf = (request: FastifyRequest) => ({ onDuty: onDutyOf(request), requestId: request.id });

  http.get(
    "/api/desk/participants",
    {
      ...look,
      schema: {
        tags: ["desk"],
        summary: "The directory of participants",
        response: { 200: ParticipantList, ...refusals },
      },
    },
    (request) => viewParticipants(context, lookingOf(request)),
  );

  http.get(
    "/api/desk/participants/:participantId",
    {
      ...look,
      schema: {
        tags: ["desk"],
        summary: "One participant: sites, user managers, designations, planned trainings",
        params,
        response: { 200: ParticipantPage, ...refusals },
      },
    },
    async (request, reply) => {
      const page = await viewParticipant(context, request.params.participantId, lookingOf(request));
      return page ?? sendOnboardingRefusal(reply, noSuchParticipant);
    },
  );

  http.post(
    "/api/admin/participants",
    {
      ...change,
      schema: {
        tags: ["administration"],
        summary: "Add a participant",
        body: ParticipantEdit,
        response: { 201: ParticipantPage, ...changeRefusals },
      },
    },
    async (request, reply) => {
      const page = await save(context, request, { edit: request.body });
      return "refused" in page ? sendOnboardingRefusal(reply, page) : reply.code(201).send(page);
    },
  );

  http.post(
    "/api/admin/participants/:participantId",
    {
      ...change,
      schema: {
        tags: ["administration"],
        summary: "Change a participant into what is sent; a site that is left out is closed",
        params,
        body: ParticipantEdit,
        response: { 200: ParticipantPage, ...changeRefusals },
      },
    },
    async (request, reply) => {
      const page = await save(context, request, { id: request.params.participantId, edit: request.body });
      return "refused" in page ? sendOnboardingRefusal(reply, page) : reply.send(page);
    },
  );

  http.post(
    "/api/admin/participants/:participantId/end",
    {
      ...change,
      schema: {
        tags: ["administration"],
        summary: "End a participant's agreement, and everybody's access there",
        params,
        response: { 200: ParticipantPage, ...changeRefusals },
      },
    },
    async (request, reply) => {
      const { participantId } = request.params;
      const { actor } = onDutyOf(request);
      const ending = { participantId, by: auditActorOf(actor), requestId: request.id };
      const page = await context.database.transaction(async (tx) => {
        const outcome = await endParticipant(tx, context, ending);
        return "refused" in outcome ? outcome : getParticipantPage(tx, participantId, actor);
      });
      return "refused" in page ? sendOnboardingRefusal(reply, page) : reply.send(page);
    },
  );
}

const noSuchParticipant: OnboardingRefusal = { refused: "not-found", detail: "There is no such participant." };

async function save(
  context: AccessContext,
  request: FastifyRequest,
  wish: { id?: string; edit: ParticipantEdit },
): Promise<ParticipantPage | OnboardingRefusal> {
  const { actor } = onDutyOf(request);
  const saving = { wishes: [wish], by: auditActorOf(actor), requestId: request.id };
  return context.database.transaction(async (tx) => {
    const [outcome] = await saveParticipants(tx, context, saving);
    if (!outcome || "unknown" in outcome) return noSuchParticipant;
    if ("faults" in outcome) return refuseForm("Nothing was saved.", outcome.faults);
    const { id, consequences } = outcome;
    const page = await getParticipantPage(tx, id, actor);
    return consequences.length > 0 ? { ...page, consequences } : page;
  });
}

async function getParticipantPage(tx: Tx, participantId: string, actor: Actor): Promise<ParticipantPage> {
  const page = await makeParticipantPage(tx, participantId, actor);
  if (!page) throw new Error("A participant that was changed is not there.");
  return page;
}
