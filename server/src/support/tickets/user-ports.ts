import type { Actor } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";

type UserChange = {
  actor: Actor;
  scope: { participantId: ParticipantId };
  affiliationId: string;
  reason: string;
  requestId: string;
};

/** How an access is ended or changed, which user managers' pages do too: the wiring hands it in. Each does it at once, or refuses. */
export type UserPorts = {
  endUser(change: UserChange): Promise<object | { refused: string; detail: string }>;
  changeRole(change: UserChange & { titleId: string }): Promise<object | { refused: string; detail: string }>;
};
