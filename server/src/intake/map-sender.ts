import { addParticipant, addSource, listParticipants, listSources, type Source } from "../accounts/index.ts";
import { writeEntries } from "../audit/index.ts";
import { newId } from "../platform/ids.ts";
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
  const mapped = await context.database.transaction(async (tx) => {
    await lockOpenIntake(tx);
    const sources = await listSources(tx);
    const { application: sendingApplication, facility: sendingFacility } = sender;
    const isSender = (source: Source) =>
      source.sendingApplication === sendingApplication && source.sendingFacility === sendingFacility;
    if (sources.some(isSender)) return false;
    const participants = await listParticipants(tx);
    const participant =
      participants.find(({ name }) => name === testParticipant) ??
      (await addParticipant(tx, { name: testParticipant, type: "hospital", timeZone: "UTC", now }));
    const added = await addSource(tx, {
      participantId: participant.id,
      code: freeCode(sources),
      name: [sendingApplication, sendingFacility].filter((part) => part !== "").join(" at ") || "Nameless sender",
      sendingApplication,
      sendingFacility,
      assigningAuthority: sendingFacility || sendingApplication || "OPEN",
      timeZone: "UTC",
      mappedBy: "open-intake",
      now,
    });
    if ("refused" in added) throw new Error(`A sender could not be mapped: ${added.refused}`);
    await writeEntries(tx, now, [
      {
        action: "source-add",
        outcome: "succeeded",
        requestId: newId(now),
        detail: { code: added.code, by: "open-intake" },
      },
    ]);
    return true;
  });
  if (mapped) context.log.info("a sender was mapped to the participant for tests");
}

function freeCode(sources: readonly Source[]): string {
  const taken = new Set(sources.map(({ code }) => code));
  let number = 1;
  while (taken.has(`OPEN-${number}`)) number++;
  return `OPEN-${number}`;
}
