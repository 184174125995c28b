import { writeEntries } from "../../audit/index.ts";
import type { AccessContext } from "../context.ts";
import { entryOfGlass } from "./audit-of-glass.ts";
import type { AskingForGlass } from "./decide-glass.ts";
import { endOpenGlasses } from "./glass-store.ts";

/** Closes the reader's own glass for a person before its time. It tells nobody whether one was open, or whether there is such a person. */
export async function endGlass(context: AccessContext, asking: AskingForGlass): Promise<void> {
  const { actor, personId } = asking;
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    const { accountId, participant } = actor;
    const ended = await endOpenGlasses(tx, { accountId, participantId: participant.id, personId, now });
    await writeEntries(
      tx,
      now,
      ended.map((glass) =>
        entryOfGlass(asking, { action: "break-the-glass-end", outcome: "succeeded", detail: { glass } }),
      ),
    );
  });
}
