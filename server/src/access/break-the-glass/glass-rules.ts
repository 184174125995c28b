import type { ParticipantId } from "../../platform/ids.ts";
import type { ConsentDecision } from "../consent/consent-decision.ts";

/**
 * A denial that is recorded while the glass is open closes it for good, even when it is taken back within the hour: what was
 * attested no longer holds. A parent's denial does not, where the glass breaks over one; `decideAccess` knows where.
 */
export const outlastsDenials = (
  glass: { openedAt: Date },
  decisions: readonly ConsentDecision[],
  participantId: ParticipantId,
): boolean =>
  !decisions.some(
    (decision) =>
      decision.value === "deny" &&
      decision.signerRelation !== "parent" &&
      decision.recordedAt > glass.openedAt &&
      (decision.scope !== "participant" || decision.participantId === participantId),
  );
