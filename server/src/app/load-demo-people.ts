import {
  accounts as demoAccounts,
  participants as demoParticipants,
  designated,
  newcomers,
  questions,
} from "@crossbay/demo";
import { type Actor, auditActorOf, listParticipants, saveParticipants } from "../accounts/index.ts";
import {
  makeDesignationForm,
  noteManagerTraining,
  recordDesignation,
  startTraining,
  submitWorksheet,
  worksheetAttestation,
} from "../onboarding/index.ts";
import { newId } from "../platform/ids.ts";
import { PlainError } from "../platform/plain-error.ts";
import { findProgress, noteProgress } from "../platform/progress.ts";
import type { Tx } from "../platform/transaction.ts";
import { openTicket } from "../support/index.ts";
import { actorOfUsername } from "./demo-actor.ts";
import type { House } from "./house.ts";

const progressName = "demo-people";
const agreementSignedOn = "2025-11-03";

/**
 * Gives the demo region its operating side: agreements, sites and a relationship manager, a user manager who is ready and one
 * who has not begun, somebody in training, a worksheet and a designation that wait at the desk, and requests for help.
 */
export async function loadDemoPeople(house: House): Promise<void> {
  const now = house.clock.now();
  const requestId = newId(now);
  const begun = await house.database.transaction(async (tx) => {
    if ((await findProgress(tx, progressName)) !== undefined) return false;
    const administrator = await actorOfUsername(tx, house, "ohaddad");
    await nameParticipants(tx, house, { administrator, requestId });
    for (const { username, userManagerTraining } of demoAccounts) {
      if (userManagerTraining !== "completed") continue;
      const { accountId, name } = await actorOfUsername(tx, house, username);
      await noteManagerTraining(tx, { accountId, name, now });
    }
    const jonah = await actorOfUsername(tx, house, "jpike");
    const { id: participantId, name: participantName } = jonah.participant;
    await startTraining(tx, house, [jonah.accountId], { participantId, participantName, requestId });
    await designate(tx, house, requestId);
    await noteProgress(tx, now, progressName, {});
    return true;
  });
  if (begun) await askForNewcomers(house, requestId);
  if (begun) await askForHelp(house, requestId);
}

async function nameParticipants(
  tx: Tx,
  house: House,
  { administrator, requestId }: { administrator: Actor; requestId: string },
): Promise<void> {
  const grace = await actorOfUsername(tx, house, "glin");
  const known = await listParticipants(tx);
  const wishes = demoParticipants
    .filter(({ type }) => type !== "exchange")
    .map(({ key: _key, sites, ...edit }) => ({
      id: known.find(({ name }) => name === edit.name)!.id,
      edit: {
        ...edit,
        vouchesForSecondFactor: false,
        agreementSignedOn,
        relationshipManagerId: grace.accountId,
        sites: [...(sites ?? [])],
      },
    }));
  const outcomes = await saveParticipants(tx, house, { wishes, by: auditActorOf(administrator), requestId });
  if (outcomes.some((outcome) => !("id" in outcome))) throw new PlainError("The demo participants could not be named.");
}

async function designate(tx: Tx, house: House, requestId: string): Promise<void> {
  const { participantKey, ...named } = designated;
  const name = demoParticipants.find(({ key }) => key === participantKey)?.name;
  const participant = (await listParticipants(tx)).find((each) => each.name === name);
  if (!participant) throw new PlainError(`The demo participant ${participantKey} is missing.`);
  const form = await makeDesignationForm({
    participantName: participant.name,
    exchangeName: house.config.exchangeName,
    now: house.clock.now(),
  });
  const recorded = await recordDesignation(tx, house, {
    participantId: participant.id,
    request: { ...named, signedOn: agreementSignedOn, document: form.toString("base64") },
    actor: await actorOfUsername(tx, house, "glin"),
    requestId,
  });
  if ("refused" in recorded) throw new PlainError(`The demo designation was refused: ${recorded.detail}`);
}

async function askForNewcomers(house: House, requestId: string): Promise<void> {
  const priya = await house.database.snapshot((tx) => actorOfUsername(tx, house, "praman"));
  const submitted = await submitWorksheet(house, {
    actor: priya,
    requestId,
    request: {
      // Crossbay General has emergency services.
      variant: "has-break-the-glass",
      rows: newcomers.map((row) => ({ ...row, npi: "", licenceNumber: "", emailConfirmed: false })),
      note: "Dr Ortiz starts in the emergency department on Monday.",
      attested: true,
      attestationVersion: worksheetAttestation.version,
    },
  });
  if ("refused" in submitted) throw new PlainError(`The demo worksheet was refused: ${submitted.detail}`);
}

/** Without mails: nobody is waited for yet. */
async function askForHelp(house: House, requestId: string): Promise<void> {
  await house.database.transaction(async (tx) => {
    for (const { username, type, subject, text } of questions) {
      const from = { actor: await actorOfUsername(tx, house, username) };
      await openTicket(tx, house, { type, subject, text, from, quietly: true, withoutMail: true, requestId });
    }
  });
}
