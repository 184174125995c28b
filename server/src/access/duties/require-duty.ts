import type { FastifyRequest, preHandlerAsyncHookHandler } from "fastify";
import { type Actor, actorOf, requireActor } from "../../accounts/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { AccessContext } from "../context.ts";
import { sendRefusal } from "../refusal.ts";
import { admitDuty, type DutyScope } from "./admit-duty.ts";
import type { Duty } from "./duty-rules.ts";

/** Who does a duty, and for whom. */
export type OnDuty = { actor: Actor; scope: DutyScope };

const onDuty = new WeakMap<FastifyRequest, OnDuty>();

/**
 * Guards of a route that is for one duty: a signed-in person whose role includes it. A refusal is recorded as `action`. The
 * handler behind them calls `onDutyOf(request)`.
 */
export function requireDuty(context: AccessContext, duty: Duty, action: AuditAction): preHandlerAsyncHookHandler[] {
  return [
    requireActor(context),
    async (request, reply) => {
      const actor = actorOf(request);
      const admission = await admitDuty(context, { actor, requestId: request.id, duty, action });
      if ("refused" in admission) return sendRefusal(reply, admission);
      onDuty.set(request, { actor, scope: admission.scope });
      return undefined;
    },
  ];
}

/** Who is on duty at a request whose route has `requireDuty` as its guard; throws on any other route. */
export function onDutyOf(request: FastifyRequest): OnDuty {
  const found = onDuty.get(request);
  if (!found) throw new Error("This route has no requireDuty guard.");
  return found;
}
