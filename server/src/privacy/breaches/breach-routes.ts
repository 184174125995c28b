import { BreachCase, BreachCases, ChangeBreachRequest, ReportBreachRequest } from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, requireDuty } from "../../access/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { askingOf } from "../asking.ts";
import { sendPrivacyRefusal } from "../refusal.ts";
import { changeBreach, reportBreach } from "./keep-breach.ts";
import { viewBreaches } from "./view-breaches.ts";

const tags = ["privacy"];
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only privacy officers and the exchange's privacy auditors"),
};
const changes = {
  ...refusals,
  404: problemAnswer("There is no such case or organization"),
  422: problemAnswer("Something is missing or not right; `fields` says what"),
};

/** Registers `/api/privacy/breaches…`: incidents, their risk assessments and their clocks. */
export function breachRoutes(http: HttpServer, context: AccessContext): void {
  const preHandler = requireDuty(context, "audit-access", "breach-change");

  http.get(
    "/api/privacy/breaches",
    {
      preHandler: requireDuty(context, "audit-access", "breach-view"),
      schema: { tags, summary: "Incidents that may be breaches", response: { 200: BreachCases, ...refusals } },
    },
    (request) => viewBreaches(context, askingOf(request)),
  );

  http.post(
    "/api/privacy/breaches",
    {
      preHandler,
      schema: {
        tags,
        summary: "Report an incident",
        body: ReportBreachRequest,
        response: { 200: BreachCase, ...changes },
      },
    },
    async (request, reply) => {
      const reported = await reportBreach(context, askingOf(request), request.body);
      return "refused" in reported ? sendPrivacyRefusal(reply, reported) : reported;
    },
  );

  http.post(
    "/api/privacy/breaches/:caseId",
    {
      preHandler,
      schema: {
        tags,
        summary: "Add a risk assessment, a step or a note",
        params: Type.Object({ caseId: Type.String({ format: "uuid" }) }),
        body: ChangeBreachRequest,
        response: { 200: BreachCase, ...changes, 409: problemAnswer("Another step comes first, or it is done") },
      },
    },
    async (request, reply) => {
      const { caseId } = request.params;
      const changed = await changeBreach(context, askingOf(request), { caseId, ...request.body });
      return "refused" in changed ? sendPrivacyRefusal(reply, changed) : changed;
    },
  );
}
