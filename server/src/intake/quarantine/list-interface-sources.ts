import type { InterfaceSources } from "@crossbay/contract";
import { type Engineer, engineerEntry, sourcesOf } from "./engineer.ts";
import type { LookContext } from "./list-quarantine.ts";

/** The sources that an engineer looks after, by code. The look is in the audit record when this resolves. */
export async function listInterfaceSources(context: LookContext, engineer: Engineer): Promise<InterfaceSources> {
  const sources = await context.database.snapshot((tx) => sourcesOf(tx, engineer));
  await context.audit.record([
    engineerEntry(engineer, {
      action: "source-list",
      outcome: "permitted",
      detail: { sources: sources.length },
    }),
  ]);
  return { sources: sources.map(({ id, code, name, participantName }) => ({ id, code, name, participantName })) };
}
