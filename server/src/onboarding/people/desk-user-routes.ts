import {
  AlertsRequest,
  Caller,
  CallerLookUp,
  RecoverRequest,
  TellUsernameRequest,
  UserList,
  UserSearch,
} from "@crossbay/contract";
import { Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { sendOnboardingRefusal } from "../refusal.ts";
import { changeAlerts } from "./change-alerts.ts";
import { lookUpCaller } from "./look-up-caller.ts";
import { recoverUser } from "./recover-user.ts";
import { listParticipantUsers, searchUsers } from "./search-users.ts";
import { sendTrainingAgain } from "./send-training-again.ts";
import { tellUsername } from "./tell-username.ts";
import { userChangeRefusals, userChangeRoutes } from "./user-change-routes.ts";

const tags = ["desk"];
const uuid = Type.String({ format: "uuid" });
const place = {
  path: "/api/desk/users",
  tag: "desk",
  notAllowed: "Only relationship managers, and not people of the exchange itself",
  notFound: "There is no such user",
};
const changeRefusals = userChangeRefusals(place);
const refusals = { 401: changeRefusals[401], 403: changeRefusals[403] };

/** Registers `/api/desk/users…` and `/api/desk/callers`: what a relationship manager does for the users of every participant. */
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

  http.post(
    "/api/desk/callers",
    {
      ...keep("caller-look-up"),
      schema: {
        tags,
        summary: "Look an organization up for a caller: contacts on record, users, worksheets; the reason is recorded",
        body: CallerLookUp,
        response: { 200: Caller, ...refusals, 404: problemAnswer("There is no such organization") },
      },
    },
    async (request, reply) => {
      const { actor } = onDutyOf(request);
      const caller = await lookUpCaller(context, { actor, requestId: request.id, lookUp: request.body });
      return "refused" in caller ? sendOnboardingRefusal(reply, caller) : caller;
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

  const registerChange = userChangeRoutes(http, context, {
    ...place,
    dutyFor: () => "keep-desk",
    scopeOf: () => "every-participant",
  });
  registerChange({
    step: "alerts",
    action: "affiliation-change",
    summary: "Put a user on the list for Clinical Alerts, or take one off it",
    body: AlertsRequest,
    run: (change, { on }) => changeAlerts(context, { ...change, on }),
  });
  registerChange({
    step: "resend-training",
    action: "training-plan",
    summary: "Send the training's link once more",
    run: (change) => sendTrainingAgain(context, change),
  });

  registerChange({
    step: "username",
    action: "username-tell",
    summary: "Tell a username: by mail to the user, or to one of the organization's contacts on record",
    body: TellUsernameRequest,
    run: (change, told) => tellUsername(context, { ...change, told }),
  });

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
