import type { Designation, DesignationDecision } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, cleanName, listDirectory } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { admitDesignated } from "./admit-designated.ts";
import { type KeptDesignation, lockDesignation, settleDesignation } from "./designation-store.ts";
import { presentDesignation } from "./list-designations.ts";

type Deciding = { id: string; decision: DesignationDecision; actor: Actor; requestId: string };

/**
 * A relationship manager's decision about a signed designation. Accepted, with both checks made: user manager and deputy have
 * accounts in training, or one more affiliation where they had one, and the first invitation is on its way; everything or
 * nothing. Returned: with a reason. Whoever decides second is refused.
 */
export async function decideDesignation(
  context: AccountsContext,
  deciding: Deciding,
): Promise<Designation | OnboardingRefusal> {
  try {
    return await context.database.transaction((tx) => decideIn(tx, context, deciding));
  } catch (error) {
    if (error instanceof NotAdmitted) return error.refusal;
    throw error;
  }
}

/** One of the people cannot come in, so that the other does not either. */
class NotAdmitted extends Error {
  readonly refusal: OnboardingRefusal;

  constructor(refusal: OnboardingRefusal) {
    super(refusal.detail);
    this.name = "NotAdmitted";
    this.refusal = refusal;
  }
}

async function decideIn(
  tx: Tx,
  context: AccountsContext,
  { id, decision, actor, requestId }: Deciding,
): Promise<Designation | OnboardingRefusal> {
  const now = context.clock.now();
  const designation = await lockDesignation(tx, id);
  if (!designation) return { refused: "not-found", detail: "There is no such designation." };
  const [participant] = await listDirectory(tx, designation);
  if (!participant) throw new Error("A designation's participant is not there.");
  const refused = refuseDecision(designation, decision);
  if (refused) return refused;
  const by = { accountId: actor.accountId, name: actor.name };
  if (decision.accept) {
    if (participant.endedAt) {
      return { refused: "step-closed", detail: `The agreement of ${participant.name} has ended: return it instead.` };
    }
    const admitted = await admitDesignated(tx, context, { designation, participant, actor, requestId });
    if ("refused" in admitted) throw new NotAdmitted(admitted);
    await settleDesignation(tx, { id, state: "accepted", by, now, ...admitted });
  } else {
    await settleDesignation(tx, { id, state: "returned", by, now, returnedBecause: cleanName(decision.reason ?? "") });
  }
  await writeEntries(tx, now, [
    {
      action: "designation-decide",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      requestId,
      detail: {
        participantId: participant.id,
        designationId: id,
        accepted: decision.accept,
        signatoryMaySign: decision.signatoryMaySign,
        calledBack: decision.calledBack,
      },
    },
  ]);
  const decided = await lockDesignation(tx, id);
  if (!decided) throw new Error("A designation that was decided is not there.");
  return presentDesignation(decided, participant.name);
}

function refuseDecision(designation: KeptDesignation, decision: DesignationDecision): OnboardingRefusal | undefined {
  if (designation.state !== "signed") {
    const words = designation.state === "accepted" ? "accepted" : "returned";
    return { refused: "already-decided", detail: `${designation.decidedBy} has ${words} it already.` };
  }
  const faults = decision.accept ? checksMissing(decision) : reasonMissing(decision);
  return faults.length > 0 ? refuseForm("Nothing was decided.", faults) : undefined;
}

const checksMissing = ({ signatoryMaySign, calledBack }: DesignationDecision) => [
  ...(signatoryMaySign
    ? []
    : [{ field: "signatoryMaySign", detail: "Check that the signatory may sign for the participant." }]),
  ...(calledBack ? [] : [{ field: "calledBack", detail: "Call back on a number that was on record before." }]),
];

const reasonMissing = ({ reason }: DesignationDecision) =>
  cleanName(reason ?? "") === "" ? [{ field: "reason", detail: "Say why it goes back." }] : [];
