import {
  ChangeRoleRequest,
  EndAccessRequest,
  LeaveRequest,
  ManagedUser,
  UserList,
  Verification,
  VerificationDecision,
} from "@crossbay/contract";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { changeRole } from "./change-role.ts";
import { endUser } from "./end-user.ts";
import { listUsers } from "./list-users.ts";
import { reactivateUser } from "./reactivate-user.ts";
import { setLeave } from "./set-leave.ts";
import { verifyUsers, viewVerification } from "./verify-users.ts";

const tags = ["user-management"];
const params = Type.Object({ affiliationId: Type.String({ format: "uuid" }) });
const refusals = {
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer("Only who manages the participant's users"),
};
const changeRefusals = {
  ...refusals,
  404: problemAnswer("There is no such user at this participant"),
  409: problemAnswer("Another step comes first"),
  422: problemAnswer("Some of it is not right; `fields` says what"),
};

/** A list of users with all decisions about them. */
const verificationBytesMax = 512 * 1024;

/** Registers `/api/user-management/users…` and `/verification`: the users of one's own participant. */
export function userManagementRoutes(http: HttpServer, context: AccessContext): void {
  // Whoever manages users does so for the participant for which they act, whatever else they may do.
  const changeOf = (request: FastifyRequest, affiliationId: string) => {
    const { actor } = onDutyOf(request);
    return { actor, scope: { participantId: actor.participant.id }, affiliationId, requestId: request.id };
  };
  const manage = (action: "affiliation-change" | "account-change") => ({
    preHandler: requireDuty(context, "manage-users", action),
  });
  const answers = { 200: ManagedUser, ...changeRefusals };

  http.get(
    "/api/user-management/users",
    {
      preHandler: requireDuty(context, "manage-users", "user-list"),
      schema: { tags, summary: "The users of one's own participant", response: { 200: UserList, ...refusals } },
    },
    async (request) => {
      const { actor } = onDutyOf(request);
      const filter = { participantId: actor.participant.id };
      const list = await context.database.snapshot((tx) => listUsers(tx, context, { filter, view: "participant" }));
      await recordList(context, request, list.users.length);
      return list;
    },
  );

  http.post(
    "/api/user-management/users/:affiliationId/end",
    {
      preHandler: requireDuty(context, "end-users", "affiliation-end"),
      schema: { tags, summary: "End a user's access at once", params, body: EndAccessRequest, response: answers },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const ended = await endUser(context, { ...changeOf(request, request.params.affiliationId), reason });
      return "refused" in ended ? sendOnboardingRefusal(reply, ended) : ended;
    },
  );

  http.post(
    "/api/user-management/users/:affiliationId/role",
    {
      ...manage("affiliation-change"),
      schema: { tags, summary: "Give a user another title", params, body: ChangeRoleRequest, response: answers },
    },
    async (request, reply) => {
      const changed = await changeRole(context, {
        ...changeOf(request, request.params.affiliationId),
        ...request.body,
      });
      return "refused" in changed ? sendOnboardingRefusal(reply, changed) : changed;
    },
  );

  http.post(
    "/api/user-management/users/:affiliationId/leave",
    {
      ...manage("affiliation-change"),
      schema: { tags, summary: "Set or end a leave of absence", params, body: LeaveRequest, response: answers },
    },
    async (request, reply) => {
      const leave = request.body;
      const changed = await setLeave(context, { ...changeOf(request, request.params.affiliationId), leave });
      return "refused" in changed ? sendOnboardingRefusal(reply, changed) : changed;
    },
  );

  http.post(
    "/api/user-management/users/:affiliationId/reactivate",
    {
      ...manage("account-change"),
      schema: { tags, summary: "Make a suspended account active again", params, response: answers },
    },
    async (request, reply) => {
      const changed = await reactivateUser(context, changeOf(request, request.params.affiliationId));
      return "refused" in changed ? sendOnboardingRefusal(reply, changed) : changed;
    },
  );

  http.get(
    "/api/user-management/verification",
    {
      preHandler: requireDuty(context, "manage-users", "user-list"),
      schema: {
        tags,
        summary: "The list that is verified every 90 days",
        response: { 200: Verification, ...refusals },
      },
    },
    async (request) => {
      const { actor } = onDutyOf(request);
      const list = await context.database.snapshot((tx) => viewVerification(tx, context, actor));
      await recordList(context, request, list.users.length);
      return list;
    },
  );

  http.post(
    "/api/user-management/verification",
    {
      ...manage("affiliation-change"),
      bodyLimit: verificationBytesMax,
      schema: {
        tags,
        summary: "Keep or remove each user; who is not named waits",
        body: VerificationDecision,
        response: { 200: Verification, ...changeRefusals },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const verified = await verifyUsers(context, { actor, requestId: request.id, ...request.body });
      return "refused" in verified ? sendOnboardingRefusal(reply, verified) : verified;
    },
  );
}

const recordList = (context: AccessContext, request: FastifyRequest, users: number): Promise<void> =>
  context.audit.record([
    {
      action: "user-list",
      outcome: "permitted",
      actor: auditActorOf(onDutyOf(request).actor),
      requestId: request.id,
      detail: { users },
    },
  ]);
