import type { ProblemCode } from "@crossbay/contract";
import type { Actor, User } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";

type Refused = { refused: ProblemCode; detail: string };

type UserChange = {
  actor: Actor;
  scope: { participantId: ParticipantId };
  affiliationId: string;
  reason: string;
  requestId: string;
  /** What stands or falls with the change, in its own transaction: `before` it locks anybody, and `after` it is done. */
  beside: { before(tx: Tx): Promise<Refused | undefined>; after(tx: Tx, user: User): Promise<void> };
};

/**
 * How an access is ended or changed, which user managers' pages do too: the wiring hands it in. Each does it at once, or refuses.
 * `listTitles`: to which a role at the participant of the actor can be changed.
 */
export type UserPorts = {
  endUser(change: UserChange): Promise<object | Refused>;
  changeRole(change: UserChange & { titleId: string }): Promise<object | Refused>;
  listTitles(tx: Tx, participant: Actor["participant"], now: Date): Promise<{ id: string; name: string }[]>;
};
