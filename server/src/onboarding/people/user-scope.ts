import {
  type AccountsContext,
  type Actor,
  auditActorOf,
  findUsers,
  lockUsersOf,
  type User,
} from "../../accounts/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { AffiliationId, ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { OnboardingRefusal } from "../refusal.ts";

/** Whose users may be touched: those of one participant, or of all of them but the exchange itself. */
export type UserScope = { participantId: ParticipantId } | "every-participant";

/** What else stands or falls with a change of a user: done in its transaction. */
export type BesideChange = {
  /** Locks what it needs before anybody is locked; what it refuses, nothing is done. */
  before(tx: Tx): Promise<OnboardingRefusal | undefined>;
  /** Once the change is made. Should it throw, there was no change. */
  after(tx: Tx, user: User): Promise<void>;
};

/** Something that somebody wants done with one user. */
export type UserChange = {
  actor: Actor;
  scope: UserScope;
  affiliationId: string;
  requestId: string;
  beside?: BesideChange;
};

/**
 * Finds a user who is in the actor's scope and keeps everybody else from changing users of that participant, then does the work.
 * A user out of scope is answered, and recorded, as one that there is not. What the work refuses it must refuse before it writes.
 */
export async function changeUser<Result extends object>(
  context: AccountsContext,
  { actor, scope, affiliationId, requestId, beside, action }: UserChange & { action: AuditAction },
  work: (tx: Tx, user: User) => Promise<Result>,
): Promise<Result | OnboardingRefusal> {
  const outcome = await context.database.transaction(async (tx) => {
    const refused = await beside?.before(tx);
    if (refused) return refused;
    const now = context.clock.now();
    const filter = {
      affiliationIds: [affiliationId as AffiliationId],
      ...(scope === "every-participant" ? {} : scope),
    };
    const seen = (await findUsers(tx, filter, now))[0];
    if (!seen) return undefined;
    await lockUsersOf(tx, seen.participant.id);
    const user = (await findUsers(tx, filter, now))[0];
    if (!user) return undefined;
    if (scope === "every-participant" && user.participant.type === "exchange") return ownPeople;
    const done = await work(tx, user);
    if (!("refused" in done)) await beside?.after(tx, user);
    return done;
  });
  if (outcome) return outcome;
  await context.audit.record([
    { action, outcome: "refused", actor: auditActorOf(actor), rule: "not-found", requestId, detail: { affiliationId } },
  ]);
  return noSuchUser;
}

export const noSuchUser: OnboardingRefusal = { refused: "not-found", detail: "There is no such user." };

const ownPeople: OnboardingRefusal = {
  refused: "level-lacks-right",
  detail: "People of the exchange itself are managed by an administrator, on the command line.",
};
