import type { DesignatedPerson } from "@crossbay/contract";
import {
  type AccountsContext,
  type Actor,
  type AdmittedPerson,
  admitNewPeople,
  auditActorOf,
  type DirectoryEntry,
  type NewLetter,
  queueLetters,
} from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { issueTrainingPass } from "../training/issue-training-pass.ts";
import { startTraining } from "../training/start-training.ts";
import type { KeptDesignation } from "./designation-store.ts";

/** Who came in. */
type Admitted = { managerAccountId: AccountId; deputyAccountId?: AccountId; alreadyKnown: string[] };

type Admitting = { designation: KeptDesignation; participant: DirectoryEntry; actor: Actor; requestId: string };

/**
 * User manager and deputy come in, in training until theirs is done, and each is sent the first invitation; somebody whose
 * account is active already gets one too, for the steps that are new. Refused at the person who cannot come in: the caller
 * then rolls back.
 */
export async function admitDesignated(
  tx: Tx,
  context: AccountsContext,
  { designation, participant, actor, requestId }: Admitting,
): Promise<Admitted | OnboardingRefusal> {
  const { manager, deputy } = designation;
  const people = deputy ? [manager, deputy] : [manager];
  const terms = { titleId: "user-manager", participantId: participant.id, by: auditActorOf(actor), requestId };
  const outcomes = await admitNewPeople(
    tx,
    context,
    people.map((person) => ({ ...person, ...terms })),
  );
  const faults = outcomes.flatMap((outcome, at) =>
    "refused" in outcome ? [{ field: at === 0 ? "manager" : "deputy", detail: outcome.refused }] : [],
  );
  if (faults.length > 0) return refuseForm("It cannot be accepted.", faults);
  const admitted = outcomes.flatMap((outcome) => ("refused" in outcome ? [] : outcome));
  const accountIds = admitted.map(({ accountId }) => accountId);
  await startTraining(tx, context, accountIds, {
    participantId: participant.id,
    participantName: participant.name,
    requestId,
  });
  await inviteSignedUp(tx, context, participant, pair(people, admitted));
  const [managerAccountId, deputyAccountId] = accountIds;
  return {
    managerAccountId: managerAccountId!,
    ...(deputyAccountId ? { deputyAccountId } : {}),
    alreadyKnown: people.filter((_, at) => !admitted[at]!.isNew).map(nameOf),
  };
}

type Pair = { person: DesignatedPerson; admitted: AdmittedPerson };

const pair = (people: readonly DesignatedPerson[], admitted: readonly AdmittedPerson[]): Pair[] =>
  people.map((person, at) => ({ person, admitted: admitted[at]! }));

/** The start of a training writes only to those who have no credentials yet. */
async function inviteSignedUp(
  tx: Tx,
  context: AccountsContext,
  participant: DirectoryEntry,
  pairs: readonly Pair[],
): Promise<void> {
  const letters: NewLetter[] = [];
  for (const { person, admitted } of pairs) {
    if (admitted.state !== "active" && admitted.state !== "suspended") continue;
    const { accountId } = admitted;
    const { relationshipManager: manager } = participant;
    letters.push({
      template: "manager-invitation",
      to: { accountId, email: person.email, name: nameOf(person) },
      participantId: participant.id,
      placeholders: {
        participant: participant.name,
        ...(manager ? { manager: `${manager.name} (${manager.email})` } : {}),
      },
      link: { path: "/aum", subject: await issueTrainingPass(tx, context, accountId) },
    });
  }
  await queueLetters(tx, context, letters);
}

const nameOf = ({ given, family }: DesignatedPerson): string => `${given} ${family}`;
