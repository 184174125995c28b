import { addAccount, addParticipant, listParticipants } from "../accounts/index.ts";
import { PlainError } from "../platform/plain-error.ts";
import type { House } from "./house.ts";

/** The first way into an empty exchange: itself as a participant, and its administrator's invitation in words. */
export async function inviteAdministrator(house: House): Promise<string> {
  const now = house.clock.now();
  const known = await house.database.snapshot((tx) => listParticipants(tx));
  if (known.some(({ type }) => type === "exchange"))
    return "The exchange already has its administrator: ./crossbay user list.";
  const exchange = await house.database.transaction((tx) =>
    addParticipant(tx, {
      now,
      name: house.config.exchangeName,
      type: "exchange",
      emergencyServices: false,
      part2Program: false,
      mentalHealthLicensed: false,
      minorConsentServices: false,
      timeZone: "America/New_York",
    }),
  );
  const added = await addAccount(house, {
    given: "First",
    family: "Administrator",
    username: "administrator",
    email: "first.administrator@exchange.example",
    mobile: "+15185550100",
    titleId: "administrator",
    participantId: exchange.id,
    trainingWaivedReason: "First administrator of an empty exchange",
  });
  if ("refused" in added) throw new PlainError(`The administrator could not be added: ${added.refused}`);
  return [
    "The exchange is empty. Its administrator's invitation, good for 72 hours:",
    "",
    `  ${added.invitationLink}`,
    `  temporary password  ${added.temporaryPassword}`,
    "",
    "The security code appears on the outbox page. Add people with ./crossbay user add, feeds with ./crossbay source add.",
  ].join("\n");
}
