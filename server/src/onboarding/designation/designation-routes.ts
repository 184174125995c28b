import { Designation, DesignationDecision, DesignationRequest } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { type Actor, auditActorOf, listDirectory } from "../../accounts/index.ts";
import type { DocumentType } from "../../platform/document-rules.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { type OnboardingRefusal, sendOnboardingRefusal } from "../refusal.ts";
import { decideDesignation } from "./decide-designation.ts";
import { makeDesignationForm } from "./designation-form.ts";
import { findDocument } from "./designation-store.ts";
import { recordDesignation } from "./record-designation.ts";

const tags = ["desk"];
/** A document of 5 MB is a third longer as base64. */
const bodyLimit = 8 * 1024 * 1024;
const ofParticipant = Type.Object({ participantId: Type.String({ format: "uuid" }) });
const ofDesignation = Type.Object({ designationId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only relationship managers"),
  404: problemAnswer("There is no such participant or designation"),
};
const changeRefusals = {
  ...refusals,
  409: problemAnswer("Decided already, or the agreement has ended"),
  422: problemAnswer("Some of it is not right; `fields` says what"),
};
const noSuchDesignation: OnboardingRefusal = { refused: "not-found", detail: "There is no such designation." };

/** Registers designations: `/api/desk/participants/:participantId/designation…` and `/api/desk/designations/…`. */
export function designationRoutes(http: HttpServer, context: AccessContext): void {
  const record = { preHandler: requireDuty(context, "keep-desk", "designation-record") };

  http.post(
    "/api/desk/participants/:participantId/designations",
    {
      ...record,
      bodyLimit,
      schema: {
        tags,
        summary: "Record a signed designation of a user manager and deputy",
        params: ofParticipant,
        body: DesignationRequest,
        response: { 201: Designation, ...changeRefusals, 413: problemAnswer("The document is too large") },
      },
    },
    async (request, reply) => {
      const { participantId } = request.params;
      const { actor } = onDutyOf(request);
      const recording = { participantId, request: request.body, actor, requestId: request.id };
      const outcome = await context.database.transaction((tx) => recordDesignation(tx, context, recording));
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.code(201).send(outcome);
    },
  );

  http.get(
    "/api/desk/participants/:participantId/designation-form.pdf",
    {
      preHandler: requireDuty(context, "see-participants", "participant-view"),
      schema: {
        tags,
        summary: "The designation form of a participant, to print and sign",
        params: ofParticipant,
        produces: ["application/pdf"],
        response: { 200: Type.Any({ description: "application/pdf" }), ...refusals },
      },
    },
    async (request, reply) => {
      const [participant] = await context.database.snapshot((tx) => listDirectory(tx, request.params));
      if (!participant) return sendOnboardingRefusal(reply, noSuchDesignation);
      const look = { participantId: participant.id, form: true };
      await recordLook(context, onDutyOf(request).actor, request.id, look);
      const form = await makeDesignationForm({
        exchangeName: context.accounts.exchangeName,
        participantName: participant.name,
        relationshipManager: participant.relationshipManager?.name,
        now: context.clock.now(),
      });
      return reply
        .type("application/pdf")
        .header("content-disposition", 'attachment; filename="designation-form.pdf"')
        .send(form);
    },
  );

  http.get(
    "/api/desk/designations/:designationId/document",
    {
      ...record,
      schema: {
        tags,
        summary: "The signature or signed document of a designation, as a file",
        params: ofDesignation,
        response: { 200: Type.Any({ description: "PDF, PNG or JPEG" }), ...refusals },
      },
    },
    async (request, reply) => {
      const { designationId } = request.params;
      const kept = await context.database.snapshot((tx) => findDocument(tx, designationId));
      if (!kept) return sendOnboardingRefusal(reply, noSuchDesignation);
      await recordLook(context, onDutyOf(request).actor, request.id, {
        participantId: kept.participantId,
        designationId,
        document: true,
      });
      return reply
        .type(kept.documentType)
        .header("content-disposition", `attachment; filename="designation.${endings[kept.documentType]}"`)
        .send(kept.document);
    },
  );

  http.post(
    "/api/desk/designations/:designationId/decide",
    {
      preHandler: requireDuty(context, "keep-desk", "designation-decide"),
      schema: {
        tags,
        summary: "Accept a designation, which invites the user manager, or return it with a reason",
        params: ofDesignation,
        body: DesignationDecision,
        response: { 200: Designation, ...changeRefusals },
      },
    },
    async (request, reply) => {
      const deciding = { id: request.params.designationId, decision: request.body, requestId: request.id };
      const outcome = await decideDesignation(context, { ...deciding, actor: onDutyOf(request).actor });
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.send(outcome);
    },
  );
}

const endings: Record<DocumentType, string> = { "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg" };

const recordLook = (
  context: AccessContext,
  actor: Actor,
  requestId: string,
  detail: Record<string, string | boolean>,
): Promise<void> =>
  context.audit.record([
    {
      action: "participant-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      way: "see-participants",
      requestId,
      detail,
    },
  ]);
