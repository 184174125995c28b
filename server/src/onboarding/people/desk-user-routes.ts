import {
  AlertsRequest,
  ChangeRoleRequest,
  EndAccessRequest,
  LeaveRequest,
  ManagedUser,
  RecoverRequest,
  UserList,
  UserSearch,
} from "@crossbay/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { type OnboardingRefusal, sendOnboardingRefusal } from "../refusal.ts";
import { changeAlerts } from "./change-alerts.ts";
import { changeRole } from "./change-role.ts";
import { endUser } from "./end-user.ts";
import { reactivateUser } from "./reactivate-user.ts";
import { recoverUser } from "./recover-user.ts";
import { listParticipantUsers, searchUsers } from "./search-users.ts";
import { sendTrainingAgain } from "./send-training-again.ts";
import { setLeave } from "./set-leave.ts";
import type { UserChange } from "./user-scope.ts";

const tags = ["desk"];
const uuid = Type.String({ format: "uuid" });
const ofAffiliation = Type.Object({ affiliationId: uuid });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only relationship managers, and not people of the exchange itself"),
};
const changeRefusals = {
  ...refusals,
  404: problemAnswer("There is no such user"),
  409: problemAnswer("Another step comes first"),
  422: problemAnswer("Some of it is not right; `fields` says what"),
};
const answers = { 200: ManagedUser, ...changeRefusals };

/** Registers `/api/desk/users…`: what a relationship manager does for the users of every participant. */
export function deskUserRoutes(http: HttpServer, context: AccessContext): void {
  const keep = (action: AuditAction) => ({ preHandler: requireDuty(context, "keep-desk", action) });

  http.post(
    "/api/desk/users/search",
    {
      ...keep("user-look-up"),
      schema: {
        tags,
        summary: "Look users up for a caller, by name, username or e-mail address; the reason is recorded",
        body: UserSearch,
        response: { 200: UserList, ...refusals, 422: changeRefusals[422] },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const found = await searchUsers(context, { actor, requestId: request.id, search: request.body });
      return "refused" in found ? sendOnboardingRefusal(reply, found) : found;
    },
  );

  http.get(
    "/api/desk/participants/:participantId/users",
    {
      ...keep("user-look-up"),
      schema: {
        tags,
        summary: "The users of a participant, with last sign-in and training",
        params: Type.Object({ participantId: uuid }),
        response: { 200: UserList, ...refusals },
      },
    },
    (request) => {
      const { actor } = onDutyOf(request);
      const participantId = request.params.participantId as ParticipantId;
      return listParticipantUsers(context, { actor, requestId: request.id, participantId });
    },
  );

  http.post(
    "/api/desk/users/:affiliationId/end",
    {
      ...keep("affiliation-end"),
      schema: {
        tags,
        summary: "End a user's access at once",
        params: ofAffiliation,
        body: EndAccessRequest,
        response: answers,
      },
    },
    async (request, reply) => {
      const change = changeOf(request, request.params.affiliationId);
      return answer(reply, await endUser(context, { ...change, reason: request.body.reason }));
    },
  );

  http.post(
    "/api/desk/users/:affiliationId/role",
    {
      ...keep("affiliation-change"),
      schema: {
        tags,
        summary: "Give a user another title",
        params: ofAffiliation,
        body: ChangeRoleRequest,
        response: answers,
      },
    },
    async (request, reply) => {
      const change = changeOf(request, request.params.affiliationId);
      return answer(reply, await changeRole(context, { ...change, ...request.body }));
    },
  );

  http.post(
    "/api/desk/users/:affiliationId/leave",
    {
      ...keep("affiliation-change"),
      schema: {
        tags,
        summary: "Set or end a leave of absence",
        params: ofAffiliation,
        body: LeaveRequest,
        response: answers,
      },
    },
    async (request, reply) => {
      const change = changeOf(request, request.params.affiliationId);
      return answer(reply, await setLeave(context, { ...change, leave: request.body }));
    },
  );

  http.post(
    "/api/desk/users/:affiliationId/reactivate",
    {
      ...keep("account-change"),
      schema: { tags, summary: "Make a suspended account active again", params: ofAffiliation, response: answers },
    },
    async (request, reply) =>
      answer(reply, await reactivateUser(context, changeOf(request, request.params.affiliationId))),
  );

  http.post(
    "/api/desk/users/:affiliationId/alerts",
    {
      ...keep("affiliation-change"),
      schema: {
        tags,
        summary: "Put a user on the list for Clinical Alerts, or take one off it",
        params: ofAffiliation,
        body: AlertsRequest,
        response: answers,
      },
    },
    async (request, reply) => {
      const change = changeOf(request, request.params.affiliationId);
      return answer(reply, await changeAlerts(context, { ...change, on: request.body.on }));
    },
  );

  http.post(
    "/api/desk/users/:affiliationId/resend-training",
    {
      ...keep("training-plan"),
      schema: { tags, summary: "Send the training's link once more", params: ofAffiliation, response: answers },
    },
    async (request, reply) =>
      answer(reply, await sendTrainingAgain(context, changeOf(request, request.params.affiliationId))),
  );

  http.post(
    "/api/desk/users/:accountId/recover",
    {
      ...keep("account-recover"),
      schema: {
        tags,
        summary: "Open a way in again for somebody whose identity was proofed anew",
        params: Type.Object({ accountId: uuid }),
        body: RecoverRequest,
        response: { 204: Type.Null(), ...changeRefusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const { accountId } = request.params;
      const refused = await recoverUser(context, { actor, accountId, request: request.body, requestId: request.id });
      return refused ? sendOnboardingRefusal(reply, refused) : reply.code(204).send(null);
    },
  );
}

const changeOf = (request: FastifyRequest, affiliationId: string): UserChange => {
  const { actor } = onDutyOf(request);
  return { actor, scope: "every-participant", affiliationId, requestId: request.id };
};

const answer = (reply: FastifyReply, outcome: ManagedUser | OnboardingRefusal): FastifyReply =>
  "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.send(outcome);
