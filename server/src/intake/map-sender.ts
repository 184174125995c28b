import { addParticipant, addSource, listParticipants, listSources } from "../accounts/index.ts";
import type { IntakeContext } from "./intake-context.ts";
import { lockOpenIntake } from "./store.ts";

const testParticipant = "Open intake (test)";

/**
 * Open intake: makes a source of a sender that nobody has configured, under a participant for tests. Several processes may
 * do so at once; the first one's source stays.
 */
export async function mapSender(
  context: Pick<IntakeContext, "database" | "clock" | "log">,
  sender: { application: string; facility: string },
): Promise<void> {
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    await lockOpenIntake(tx);
    const sources = await listSources(tx);
    const isKnown = sources.some(
      (source) => source.sendingApplication === sender.application && source.sendingFacility === sender.facility,
    );
    if (isKnown) return;
    const participants = await listParticipants(tx);
    const participant =
      participants.find(({ name }) => name === testParticipant) ??
      (await addParticipant(tx, { name: testParticipant, type: "hospital", timeZone: "UTC", now }));
    await addSource(tx, {
      participantId: participant.id,
      code: `OPEN-${sources.length + 1}`,
      name: [sender.application, sender.facility].filter((part) => part !== "").join(" at ") || "Nameless sender",
      sendingApplication: sender.application,
      sendingFacility: sender.facility,
      assigningAuthority: sender.facility || sender.application || "OPEN",
      timeZone: "UTC",
      labels: [],
      mappedBy: "open-intake",
      now,
    });
  });
  context.log.info({ sender: "open-intake" }, "a sender was mapped to the test participant");
}
