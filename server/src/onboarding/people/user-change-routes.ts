import { ChangeRoleRequest, EndAccessRequest, LeaveRequest, ManagedUser } from "@crossbay/contract";
import { type Static, type TSchema, Type } from "typebox";
import { type AccessContext, onDutyOf, requireDuty } from "../../access/index.ts";
import type { Actor } from "../../accounts/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { problemAnswer } from "../../platform/problem.ts";
import { type OnboardingRefusal, sendOnboardingRefusal } from "../refusal.ts";
import { changeRole } from "./change-role.ts";
import { endUser } from "./end-user.ts";
import { reactivateUser } from "./reactivate-user.ts";
import { setLeave } from "./set-leave.ts";
import type { UserChange, UserScope } from "./user-scope.ts";

interface Place {
  /** Such as `/api/desk/users`. */
  path: string;
  tag: string;
  /** What stands in the description of the interface when the duty is missing, or the user. */
  notAllowed: string;
  notFound: string;
  dutyFor(action: AuditAction): Parameters<typeof requireDuty>[1];
  scopeOf(actor: Actor): UserScope;
}

interface Step<Body extends TSchema> {
  step: string;
  action: AuditAction;
  summary: string;
  body?: Body;
  run(change: UserChange, body: Static<Body>): Promise<ManagedUser | OnboardingRefusal>;
}

/**
 * Registers what may be done with one user, whoever does it: `POST <path>/:affiliationId/end`, `…/role`, `…/leave` and
 * `…/reactivate`, each answered by the user as it is then. Gives the means to register more of that kind.
 */
export function userChangeRoutes(http: HttpServer, context: AccessContext, place: Place) {
  const response = { 200: ManagedUser, ...userChangeRefusals(place) };
  const register = <Body extends TSchema>({ step, action, summary, body, run }: Step<Body>): void => {
    http.post(
      `${place.path}/:affiliationId/${step}`,
      {
        preHandler: requireDuty(context, place.dutyFor(action), action),
        schema: {
          tags: [place.tag],
          summary,
          params: Type.Object({ affiliationId: Type.String({ format: "uuid" }) }),
          ...(body ? { body } : {}),
          response,
        },
      },
      async (request, reply) => {
        const { actor } = onDutyOf(request);
        const { affiliationId } = request.params;
        const change = { actor, scope: place.scopeOf(actor), affiliationId, requestId: request.id };
        const outcome = await run(change, request.body as Static<Body>);
        return "refused" in outcome ? sendOnboardingRefusal(reply, outcome) : reply.send(outcome);
      },
    );
  };
  register({
    step: "end",
    action: "affiliation-end",
    summary: "End a user's access at once",
    body: EndAccessRequest,
    run: (change, { reason }) => endUser(context, { ...change, reason }),
  });
  register({
    step: "role",
    action: "affiliation-change",
    summary: "Give a user another title",
    body: ChangeRoleRequest,
    run: (change, wanted) => changeRole(context, { ...change, ...wanted }),
  });
  register({
    step: "leave",
    action: "affiliation-change",
    summary: "Set or end a leave of absence",
    body: LeaveRequest,
    run: (change, leave) => setLeave(context, { ...change, leave }),
  });
  register({
    step: "reactivate",
    action: "account-change",
    summary: "Make a suspended account active again",
    run: (change) => reactivateUser(context, change),
  });
  return register;
}

/** How a change of a user is refused. */
export const userChangeRefusals = ({ notAllowed, notFound }: Pick<Place, "notAllowed" | "notFound">) => ({
  401: problemAnswer("Sign in or unlock first"),
  403: problemAnswer(notAllowed),
  404: problemAnswer(notFound),
  409: problemAnswer("Another step comes first"),
  422: problemAnswer("Some of it is not right; `fields` says what"),
});
