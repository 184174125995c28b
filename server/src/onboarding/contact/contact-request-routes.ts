import { ContactRequest, ContactRequests } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { closeContactRequest, viewContactRequests } from "./contact-requests.ts";

const tags = ["desk"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only relationship managers"),
  404: problemAnswer("There is no such letter"),
  409: problemAnswer("It was closed already"),
};

/** Registers `/api/desk/contact-requests…`: what people wrote on the page "Find your relationship manager". */
export function contactRequestRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "keep-desk", "contact-request");

  http.get(
    "/api/desk/contact-requests",
    {
      preHandler,
      schema: { tags, summary: "Open letters of the public page", response: { 200: ContactRequests, ...refusals } },
    },
    (request) => viewContactRequests(context, { actor: onDutyOf(request).actor, requestId: request.id }),
  );

  http.post(
    "/api/desk/contact-requests/:contactRequestId/close",
    {
      preHandler,
      schema: {
        tags,
        summary: "Put a letter of the public page away",
        params: Type.Object({ contactRequestId: Type.String({ format: "uuid" }) }),
        response: { 200: ContactRequest, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const closing = { id: request.params.contactRequestId, actor, requestId: request.id };
      const outcome = await context.database.transaction((tx) => closeContactRequest(tx, context, closing));
      return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.send(outcome);
    },
  );
}
