import type { GuidedStep, UserManagement } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { findUsers } from "../../accounts/index.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { verificationDueOn, waitsForVerification } from "../people/verification-rules.ts";
import { findManagerSteps, type ManagerSteps } from "../training/find-manager-steps.ts";
import { worksheetLine } from "./present-worksheet.ts";
import { titleGuidance } from "./title-guidance-rules.ts";
import { worksheetAttestation } from "./worksheet-attestation.ts";
import { gatherWorksheetFacts, type WorksheetFacts } from "./worksheet-facts.ts";
import { listWorksheets } from "./worksheet-store.ts";

const worksheetsMax = 100;

/** Whose page it is, for which participant; by the link of a mail there is no session yet. */
export type PageReader = { accountId: AccountId; name: string; participantId: ParticipantId; by: "session" | "link" };

/**
 * The user manager's page: the three steps, which worksheet applies and why, titles and sites to choose from, and the worksheets
 * so far. By the link of a mail it has the steps and no worksheets.
 */
export async function viewManagerPage(
  tx: Tx,
  context: Pick<AccessContext, "clock">,
  { accountId, name, participantId, by }: PageReader,
): Promise<UserManagement> {
  const now = context.clock.now();
  const facts = await gatherWorksheetFacts(tx, participantId, now);
  const { participant, variant, variantBecause } = facts;
  const steps = await findManagerSteps(tx, context, { accountId });
  const worksheets = by === "session" ? await listWorksheets(tx, { participantId, limit: worksheetsMax }) : [];
  const manager = participant.relationshipManager;
  return {
    name,
    participantName: participant.name,
    variant,
    variantBecause,
    steps: { video: steps.video, attestation: steps.attestation, worksheet: worksheetStep(steps, by) },
    otherCourses: steps.otherCourses,
    attestation: steps.attestationText,
    worksheetAttestation,
    ...(manager ? { relationshipManager: { name: manager.name, email: manager.email } } : {}),
    sites: facts.sites.map((site) => site.name),
    titles: titleGuidance(facts),
    worksheets: worksheets.map((worksheet) => worksheetLine(worksheet, participant.name)),
    ...(by === "session" ? await verificationOf(tx, facts, now) : {}),
  };
}

/** The third step stays open for good: each new user comes by a worksheet. */
function worksheetStep({ video, attestation }: ManagerSteps, by: PageReader["by"]): GuidedStep {
  if (video.state !== "done") return { state: "closed", because: "Watch the training video to its end first." };
  if (attestation.state !== "done") {
    return { state: "closed", because: "Attest that you have completed the training first." };
  }
  if (by === "session") return { state: "open" };
  return {
    state: "closed",
    because: "Sign in to submit a worksheet. Your username comes by mail when your training is complete.",
  };
}

async function verificationOf(
  tx: Tx,
  { participant }: WorksheetFacts,
  now: Date,
): Promise<Pick<UserManagement, "verification">> {
  const today = plainDateAt(now, participant.timeZone);
  const users = await findUsers(tx, { participantId: participant.id }, now);
  const waiting = users.filter((user) => waitsForVerification(user, today));
  const dueOn = waiting.map(verificationDueOn).sort()[0];
  return dueOn === undefined ? {} : { verification: { dueOn, undecided: waiting.length } };
}
