import { AttestationRequest } from "@crossbay/contract";
import { Type } from "typebox";
import { sendRefusal } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { attestTraining } from "./attest-training.ts";
import type { TrainingContext } from "./context.ts";
import { requireTrainee, traineeOf } from "./require-trainee.ts";

/** Registers the second step of a user manager. */
export function attestationRoutes(http: HttpServer, context: TrainingContext): void {
  http.post(
    "/api/user-management/attestation",
    {
      preHandler: requireTrainee(context),
      schema: {
        tags: ["user management"],
        summary: "Attest to having completed the training, in one's own name",
        body: AttestationRequest,
        response: {
          204: Type.Null(),
          401: problemAnswer("Sign in first, or the personal link of the mail no longer works"),
          403: problemAnswer("The CSRF token is wrong"),
          409: problemAnswer("The video is not watched to its end, or the text has changed"),
          422: problemAnswer("The name is not the account's"),
        },
      },
    },
    async (request, reply) => {
      const trainee = traineeOf(request);
      const refusal = await attestTraining(context, { trainee, request: request.body, requestId: request.id });
      return refusal ? sendRefusal(reply, refusal) : reply.code(204).send(null);
    },
  );
}
