import type { GlassPage } from "@crossbay/contract";
import { hasPasskey } from "../../accounts/index.ts";
import type { AccessContext } from "../context.ts";
import { makePersonBanner } from "../person-banner.ts";
import { policyOf } from "../policy.ts";
import type { Refusal } from "../refusal.ts";
import { attestationsFor, attestationVersion, reasonsToChoose } from "./attestation-rules.ts";
import { entryOfGlass } from "./audit-of-glass.ts";
import { type AskingForGlass, decideGlass } from "./decide-glass.ts";

/** The one screen before the glass breaks, for whoever may break it; look or refusal are in the audit record when this resolves. */
export async function viewGlassPage(context: AccessContext, asking: AskingForGlass): Promise<GlassPage | Refusal> {
  const { actor } = asking;
  const answer = await context.database.snapshot(async (tx) => {
    const decided = await decideGlass(tx, context, asking);
    if ("refusal" in decided) return decided;
    const { policy, clock } = context;
    const banner = await makePersonBanner(tx, { actor, facts: decided.facts, now: clock.now(), policy });
    return { banner, hasPasskey: await hasPasskey(tx, actor), decided };
  });
  if ("refusal" in answer) {
    await context.audit.record([answer.audit]);
    return answer.refusal;
  }
  const { banner, decided } = answer;
  await context.audit.record([entryOfGlass(asking, { outcome: "permitted" }, decided)]);
  return {
    banner,
    participantName: actor.participant.name,
    attestationVersion,
    attestations: attestationsFor(actor.participant.name),
    reasons: reasonsToChoose,
    minutes: policyOf(context).glassMinutes,
    hasPasskey: answer.hasPasskey,
    ...(banner.glass ? { open: banner.glass } : {}),
  };
}
