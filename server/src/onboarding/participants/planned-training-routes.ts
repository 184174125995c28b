import { PlannedTraining, PlanTrainingRequest, SettleTrainingRequest } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { planTraining, settleTraining } from "./plan-training.ts";

const id = () => Type.String({ format: "uuid" });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only relationship managers plan trainings"),
  404: problemAnswer("There is no such participant or training"),
  409: problemAnswer("The agreement has ended, or it was settled already"),
  422: problemAnswer("Some of it is not right; `fields` says what"),
};

/** Registers `/api/desk/participants/:participantId/trainings` and `/api/desk/trainings/:trainingId/settle`. */
export function plannedTrainingRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "keep-desk", "training-plan");

  http.post(
    "/api/desk/participants/:participantId/trainings",
    {
      preHandler,
      schema: {
        tags: ["desk"],
        summary: "Plan a consent training, or a retraining that every active user takes",
        params: Type.Object({ participantId: id() }),
        body: PlanTrainingRequest,
        response: { 201: PlannedTraining, ...refusals },
      },
    },
    async (request, reply) => {
      const { participantId } = request.params;
      const { actor } = onDutyOf(request);
      const planning = { participantId, actor, request: request.body, requestId: request.id };
      const outcome = await context.database.transaction((tx) => planTraining(tx, context, planning));
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.code(201).send(outcome);
    },
  );

  http.post(
    "/api/desk/trainings/:trainingId/settle",
    {
      preHandler,
      schema: {
        tags: ["desk"],
        summary: "Say that a planned training was held or cancelled",
        params: Type.Object({ trainingId: id() }),
        body: SettleTrainingRequest,
        response: { 200: PlannedTraining, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const settling = { id: request.params.trainingId, state: request.body.state, actor, requestId: request.id };
      const outcome = await context.database.transaction((tx) => settleTraining(tx, context, settling));
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.send(outcome);
    },
  );
}
