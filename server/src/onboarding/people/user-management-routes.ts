import { UserList, Verification, VerificationDecision } from "@crossbay/contract";
import type { FastifyRequest } from "fastify";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import { auditActorOf } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { listUsers } from "./list-users.ts";
import { userChangeRefusals, userChangeRoutes } from "./user-change-routes.ts";
import { verifyUsers, viewVerification } from "./verify-users.ts";

const tags = ["user-management"];
const place = {
  path: "/api/user-management/users",
  tag: "user-management",
  notAllowed: "Only who manages the participant's users",
  notFound: "There is no such user at this participant",
};
const changeRefusals = userChangeRefusals(place);
const refusals = { 401: changeRefusals[401], 403: changeRefusals[403] };

/** A list of users with all decisions about them. */
const verificationBytesMax = 512 * 1024;

/** Registers `/api/user-management/users…` and `/verification`: the users of one's own participant. */
export function userManagementRoutes(http: HttpServer, context: AccessContext): void {
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

  userChangeRoutes(http, context, {
    ...place,
    dutyFor: (action) => (action === "affiliation-end" ? "end-users" : "manage-users"),
    // Whoever manages users does so for the participant for which they act, whatever else they may do.
    scopeOf: ({ participant }) => ({ participantId: participant.id }),
  });

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
      preHandler: requireDuty(context, "manage-users", "affiliation-change"),
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
